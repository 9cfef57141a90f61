// SPDX-License-Identifier: Apache-2.0
package care.lares.security;

import care.lares.journal.Entry;
import care.lares.journal.Registry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out whose secret a bearer token is. That of a revoked device is still its own: a call for help that comes with it
 * must raise an alarm, and everything else it sends is refused where readings are taken.
 */
public final class Bearers {
    private final Registry registry;

    /** Looks people and devices up here. */
    public Bearers(Registry registry) {
        this.registry = registry;
    }

    /** Whose token this is; empty when nobody has it. */
    public Optional<Principal> owner(String token) {
        if (token.isEmpty() || token.length() > Credentials.MAX_LENGTH) {
            return Optional.empty();
        }
        byte[] hash = Secrets.hash(token).getBytes(StandardCharsets.US_ASCII);
        Optional<Principal> person = registry.people().stream()
                .filter(enrolled -> isEqual(hash, enrolled.secretHash()))
                .findFirst()
                .map(Bearers::principal);
        return person.or(() -> registry.devices().stream()
                .filter(enrolled -> isEqual(hash, enrolled.credential().secretHash()))
                .findFirst()
                .map(enrolled -> new Principal.Device(enrolled.device())));
    }

    static Principal principal(Entry.PersonEnrolled person) {
        Set<Scope> scopes = Scope.among(person.scopes());
        return scopes.contains(Scope.ADMIN)
                ? new Principal.Admin(person.person())
                : new Principal.Person(person.person(), scopes);
    }

    private static boolean isEqual(byte[] hash, String kept) {
        return MessageDigest.isEqual(hash, kept.getBytes(StandardCharsets.US_ASCII));
    }
}
