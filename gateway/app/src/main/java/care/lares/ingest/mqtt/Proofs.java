// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.security.Principal;
import java.util.Optional;

/** What shows at present that clients are who they say. */
@FunctionalInterface
public interface Proofs {
    /**
     * The credential of a client that has logged in, as it is now, equal to itself as long as nothing has changed; empty
     * when it has none any more, so that nothing may be kept for it.
     */
    Optional<Object> of(Principal principal);
}
