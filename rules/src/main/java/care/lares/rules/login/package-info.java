// SPDX-License-Identifier: Apache-2.0
/** Devices at the doors: those whose logins are refused again and again, and those of which there seem to be two. */
@NullMarked
package care.lares.rules.login;

import org.jspecify.annotations.NullMarked;
