// SPDX-License-Identifier: Apache-2.0
/** What the box is told at its start: {@code lares.yaml}, checked as a whole before anything opens. */
@NullMarked
package care.lares.config;

import org.jspecify.annotations.NullMarked;
