// SPDX-License-Identifier: Apache-2.0
/** The command line: each command says what it did, or in one line what to do. */
@NullMarked
package care.lares.cli;

import org.jspecify.annotations.NullMarked;
