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
     * @param id who: whose credential it is, or who has said at a shared console that it is them
     * @param scopes what the credential allows
     * @param channel how the person came in
     * @param through whose credential it is
     */
    record Person(PersonId id, Set<Scope> scopes, Channel channel, PersonId through) implements Caller {
        /** Copies the scopes. */
        public Person {
            scopes = Set.copyOf(scopes);
        }

        /** The one whose credential it is. */
        public Person(PersonId id, Set<Scope> scopes, Channel channel) {
            this(id, scopes, channel, id);
        }

        /** Somebody else at the same console: who does it, not what may be done. */
        Person named(PersonId user) {
            return new Person(user, scopes, channel, through);
        }

        /** Whether this person may do what needs this scope. */
        public boolean may(Scope scope) {
            return scope.isCoveredBy(scopes);
        }
    }

    /** Whether both came with the same credential, which allows the same, whoever stands there. */
    default boolean isLetInLike(Caller other) {
        return (this instanceof Person person && other instanceof Person too)
                ? person.named(person.through()).equals(too.named(too.through()))
                : equals(other);
    }

    /** How a person came in. */
    enum Channel {
        /** By bearer token: a program. */
        TOKEN,
        /** By the cookie of a session: a browser, which other pages may try to speak through. */
        SESSION
    }
}
