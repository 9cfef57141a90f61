// SPDX-License-Identifier: Apache-2.0
/** Who is on the other end of a connection: secrets, credentials, what a principal may do, and how many there may be. */
@NullMarked
package care.lares.security;

import org.jspecify.annotations.NullMarked;
