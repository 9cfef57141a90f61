// SPDX-License-Identifier: Apache-2.0
/** Who is on the other end of a connection: secrets, credentials, and what a principal may do. */
@NullMarked
package care.lares.security;

import org.jspecify.annotations.NullMarked;
