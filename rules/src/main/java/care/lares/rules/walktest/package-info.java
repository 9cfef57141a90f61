// SPDX-License-Identifier: Apache-2.0
/** Walk tests: devices are tried on purpose, and a real call among the trials is still a real call. */
@NullMarked
package care.lares.rules.walktest;

import org.jspecify.annotations.NullMarked;
