// SPDX-License-Identifier: Apache-2.0
package care.lares.security;

import care.lares.domain.DeviceId;
import care.lares.domain.PersonId;
import java.util.Set;

/** Who is on the other end of a connection, as far as it has been proved. */
public sealed interface Principal {
    /** The name in histories and sessions; unique within its kind. */
    String name();

    /**
     * A device: speaks for itself only.
     *
     * @param id which one
     */
    record Device(DeviceId id) implements Principal {
        @Override
        public String name() {
            return id.value();
        }
    }

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

        @Override
        public String name() {
            return id.value();
        }
    }

    /**
     * Someone who may do everything.
     *
     * @param id who
     */
    record Admin(PersonId id) implements Principal {
        @Override
        public String name() {
            return id.value();
        }
    }

    /**
     * Somebody whose secret cannot be compared with anything, since what was enrolled cannot be read: is heard, and told
     * nothing of others.
     *
     * @param name as said
     */
    record Unproved(String name) implements Principal {}

    /** Anyone at all, in a gateway for development on the loopback. */
    record DevAnonymous() implements Principal {
        @Override
        public String name() {
            return "anonymous";
        }
    }
}
