// SPDX-License-Identifier: Apache-2.0
/** Puts the gateway together: the composition root and the machine's clocks. Nothing imports it but the commands. */
@NullMarked
package care.lares.app;

import org.jspecify.annotations.NullMarked;
