// SPDX-License-Identifier: Apache-2.0
package care.lares.security;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person's credential allows. No device ever has one. */
public enum Scope {
    /** See alarms. */
    ALARMS_READ("alarms:read"),
    /** Act on alarms, and so see them. */
    ALARMS_ACT("alarms:act"),
    /** Fetch receipts. */
    EVIDENCE_READ("evidence:read"),
    /** Everything. */
    ADMIN("admin");

    private final String wireName;

    Scope(String wireName) {
        this.wireName = wireName;
    }

    /** The public name. */
    public String wireName() {
        return wireName;
    }

    /** The scope with this public name. */
    public static Optional<Scope> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(scope -> scope.wireName.equals(name))
                .findFirst();
    }

    /** The scopes among these names; a name from a newer version allows nothing here. */
    static Set<Scope> among(Set<String> names) {
        return names.stream().map(Scope::ofWireName).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    }
}
