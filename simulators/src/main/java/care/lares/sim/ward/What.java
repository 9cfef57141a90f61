// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.ward;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What can befall a resident or a device, besides an ordinary life. */
public enum What {
    /** Falls and lies until helped up; the wearable tells. */
    FALL(Role.WEARABLE, Duration.ofMinutes(20)),
    /** Runs a temperature; only the wearable's figures change. */
    FEVER(Role.WEARABLE, Duration.ofHours(12)),
    /** Goes out and comes back, through the door. */
    LEAVE(Role.DOOR, Duration.ofMinutes(45)),
    /** Sits down in a chair. */
    SIT(Role.BED, Duration.ofMinutes(30)),
    /** Walks about. */
    WALK(Role.MOTION, Duration.ofMinutes(5)),
    /** Presses the pendant. */
    PRESS(Role.PENDANT, Duration.ZERO),
    /** Asks for a hand from the toilet. */
    ASSIST(Role.BUTTON, Duration.ZERO),
    /** A battery runs low, until somebody changes it. */
    BATTERY_LOW(Role.PENDANT, Duration.ofDays(3650)),
    /** Somebody presses a detector's test button and lets go. */
    TEST(Role.SMOKE, Duration.ofSeconds(20)),
    /** Smoke, until the room is aired. */
    SMOKE(Role.SMOKE, Duration.ofMinutes(4)),
    /** Carbon monoxide, until the room is aired. */
    CARBON_MONOXIDE(Role.CO, Duration.ofMinutes(4)),
    /** A device says nothing more, as if its plug had been pulled. */
    SILENT(Role.MOTION, Duration.ofDays(3650));

    private final Role teller;
    private final Duration lasts;

    What(Role teller, Duration lasts) {
        this.teller = teller;
        this.lasts = lasts;
    }

    /** Which device tells it, unless another one is named. */
    public Role teller() {
        return teller;
    }

    /** How long it lasts, unless said otherwise. */
    public Duration lasts() {
        return lasts;
    }

    /** Whether any device can be the one. */
    public boolean ofAnyDevice() {
        return this == BATTERY_LOW || this == SILENT;
    }

    /** The name in scenarios, such as {@code battery_low}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of this name. */
    public static Optional<What> ofWireName(String name) {
        for (What what : values()) {
            if (what.wireName().equals(name)) {
                return Optional.of(what);
            }
        }
        return Optional.empty();
    }
}
