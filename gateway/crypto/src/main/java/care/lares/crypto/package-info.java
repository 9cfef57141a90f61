// SPDX-License-Identifier: Apache-2.0
/** Keys and what is done with them: Ed25519, AES-GCM, HMAC, HKDF and the vault; the only Bouncy Castle. */
@NullMarked
package care.lares.crypto;

import org.jspecify.annotations.NullMarked;
