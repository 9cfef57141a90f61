// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.security.Principal;
import java.util.Optional;

/** Finds out who presents a secret. */
@FunctionalInterface
public interface Identities {
    /** Whose token this is; empty when nobody has it. */
    Optional<Principal> bearer(String token);

    /** Whose browser sends this cookie; empty when its session is over, or there are no sessions. */
    default Optional<SignedIn> session(String cookie) {
        return Optional.empty();
    }

    /**
     * Someone who is signed in with a browser.
     *
     * @param person who
     * @param csrf what a page proves with that it may read the answers of this session
     */
    record SignedIn(Caller.Person person, String csrf) {}
}
