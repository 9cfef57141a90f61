// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.security.Principal;
import java.util.Optional;

/** Finds out who presents a secret. */
@FunctionalInterface
public interface Identities {
    /** Whose token this is; empty when nobody has it. */
    Optional<Principal> bearer(String token);
}
