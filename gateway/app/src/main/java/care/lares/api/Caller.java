// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.DeviceId;
import care.lares.domain.PersonId;
import care.lares.security.Scope;
import java.util.Set;

/** Who asks, as far as it has been proved. */
public sealed interface Caller {
    /** Gave no credential. */
    record Anyone() implements Caller {}

    /** Gave a credential that nobody has, or that has run out. */
    record Stranger() implements Caller {}

    /**
     * A device with the secret minted for it: speaks for itself only.
     *
     * @param id which one
     */
    record Device(DeviceId id) implements Caller {}

    /**
     * Someone who looks or acts, or a program in that name.
     *
     * @param id who
     * @param scopes what the credential allows
     * @param channel how the person came in
     */
    record Person(PersonId id, Set<Scope> scopes, Channel channel) implements Caller {
        /** Copies the scopes. */
        public Person {
            scopes = Set.copyOf(scopes);
        }

        /** Whether this person may do what needs this scope. */
        public boolean may(Scope scope) {
            return scope.isCoveredBy(scopes);
        }
    }

    /** How a person came in. */
    enum Channel {
        /** By bearer token: a program. */
        TOKEN,
        /** By the cookie of a session: a browser, which other pages may try to speak through. */
        SESSION
    }
}
