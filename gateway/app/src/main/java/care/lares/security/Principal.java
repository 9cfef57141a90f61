// SPDX-License-Identifier: Apache-2.0
package care.lares.security;

import care.lares.domain.DeviceId;
import care.lares.domain.PersonId;
import java.util.Set;

/** Who is on the other end of a connection, as far as it has been proved. */
public sealed interface Principal {
    /**
     * A device: speaks for itself only.
     *
     * @param id which one
     */
    record Device(DeviceId id) implements Principal {}

    /**
     * Someone who looks or acts.
     *
     * @param id who
     * @param scopes what the credential allows
     */
    record Person(PersonId id, Set<Scope> scopes) implements Principal {
        /** Copies the scopes. */
        public Person {
            scopes = Set.copyOf(scopes);
        }
    }

    /**
     * Someone who may do everything.
     *
     * @param id who
     */
    record Admin(PersonId id) implements Principal {}

    /** Anyone at all, in a gateway for development on the loopback. */
    record DevAnonymous() implements Principal {}
}
