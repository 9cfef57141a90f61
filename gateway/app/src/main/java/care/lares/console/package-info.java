// SPDX-License-Identifier: Apache-2.0
/** The ward's page as the browser gets it: files of the class path, under a policy that lets nothing foreign run. */
@NullMarked
package care.lares.console;

import org.jspecify.annotations.NullMarked;
