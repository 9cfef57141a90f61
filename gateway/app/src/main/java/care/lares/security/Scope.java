// SPDX-License-Identifier: Apache-2.0
package care.lares.security;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the credential of a person or a program allows. No device ever has one. */
public enum Scope {
    /** See alarms. */
    ALARMS_READ("alarms:read"),
    /** Act on alarms, and so see them. */
    ALARMS_ACT("alarms:act"),
    /** See who lives where, which devices serve them, and whom to call. */
    RESIDENTS_READ("residents:read"),
    /** See what devices told: vital signs, movements, and who looked at them. */
    READINGS_READ("readings:read"),
    /** Enter by hand what was measured, and so see what devices told. */
    READINGS_WRITE("readings:write"),
    /** Register residents, places, devices and contacts, and so see them. */
    REGISTRY_WRITE("registry:write"),
    /** Fetch receipts and checkpoints. */
    EVIDENCE_READ("evidence:read"),
    /** See how the gateway itself is doing, in numbers. */
    METRICS_READ("metrics:read"),
    /** Speak for every device of a zigbee2mqtt bridge. */
    BRIDGE_ZIGBEE2MQTT("bridge:zigbee2mqtt"),
    /** Speak for every device of other makers: Theengs, Tasmota, Shelly, ESPHome. */
    BRIDGE_MQTT("bridge:mqtt"),
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

    /** Whether whoever holds these may do what needs this one. */
    public boolean isCoveredBy(Set<Scope> held) {
        return held.contains(this) || held.stream().anyMatch(scope -> scope.includes(this));
    }

    private boolean includes(Scope other) {
        return switch (this) {
            case ADMIN -> true;
            case ALARMS_ACT -> other == ALARMS_READ;
            case READINGS_WRITE -> other == READINGS_READ;
            case REGISTRY_WRITE -> other == RESIDENTS_READ;
            default -> false;
        };
    }

    /** The public names, in the order they are explained. */
    public static String names() {
        return Arrays.stream(values()).map(Scope::wireName).collect(Collectors.joining(", "));
    }

    /** The scope with this public name. */
    public static Optional<Scope> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(scope -> scope.wireName.equals(name))
                .findFirst();
    }

    /** The scopes among these names; a name from a newer version allows nothing here. */
    public static Set<Scope> among(Set<String> names) {
        return names.stream().map(Scope::ofWireName).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    }
}
