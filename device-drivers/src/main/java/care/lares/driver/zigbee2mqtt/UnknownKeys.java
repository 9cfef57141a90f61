// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.domain.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A key no list knows, from a converter newer than this gateway, that plainly says danger: {@code kitchen_smoke: true}.
 * Only its "yes" is taken, and nothing that has a word of a setting in its name.
 */
final class UnknownKeys {
    private static final Set<String> SETTINGS = Set.of(
            "enable",
            "enabled",
            "disable",
            "disabled",
            "switch",
            "mode",
            "sensitivity",
            "threshold",
            "set",
            "setting",
            "settings",
            "max",
            "min",
            "delay",
            "duration",
            "time",
            "timeout",
            "timer",
            "volume",
            "siren",
            "buzzer",
            "mute",
            "muted",
            "silence",
            "silenced",
            "led",
            "light",
            "sound",
            "melody",
            "ringtone",
            "interval",
            "linkage",
            "manual",
            "test",
            "control",
            "load",
            "shutoff",
            "recovery",
            "breaker",
            "current",
            "valve",
            "force",
            "invert",
            "low",
            "high",
            "relay",
            "action",
            "automation",
            "shortage",
            "battery",
            "heating",
            "count",
            "counter",
            "overheat",
            "overcurrent",
            "overvoltage",
            "undervoltage",
            "calibration",
            "detection",
            "indicator",
            "beeper",
            "quick",
            "level",
            "type",
            "unit",
            "available",
            "support",
            "supported",
            "reminder",
            "pre",
            "meter",
            "consumption",
            "cancel",
            "no",
            "not",
            "last",
            "history",
            "auto",
            "mains",
            "power",
            "voltage",
            "energy");

    /** What a setting that nobody knows is likely to hold, and a danger that nobody knows unlikely. */
    private static final Set<String> AMOUNTS = Set.of("high", "medium");

    private UnknownKeys() {}

    static void read(Told told, Interpretation into) {
        boolean setting = told.property().filter(Property::settable).isPresent();
        boolean amount = AMOUNTS.contains(told.value().text().strip().toLowerCase(Locale.ROOT));
        if (setting
                || amount
                || told.isNumber()
                || Truth.of(told).filter(on -> on).isEmpty()) {
            return;
        }
        subject(told.key()).ifPresent(kind -> into.flag(kind, true));
    }

    private static Optional<Kind> subject(String key) {
        List<String> words = List.of(key.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1));
        if (words.stream().anyMatch(SETTINGS::contains)) {
            return Optional.empty();
        }
        if (words.contains("sos") || words.contains("panic")) {
            return Optional.of(Kind.SOS);
        } else if (words.contains("smoke") || words.contains("fire")) {
            return Optional.of(Kind.SMOKE);
        } else if (words.contains("monoxide") || words.contains("co")) {
            return Optional.of(Kind.CARBON_MONOXIDE);
        } else if (words.contains("gas")) {
            return Optional.of(Kind.GAS);
        } else if (words.contains("flood") || (words.contains("water") && words.contains("leak"))) {
            return Optional.of(Kind.WATER_LEAK);
        }
        return words.contains("fall") && words.contains("person") ? Optional.of(Kind.FALL) : Optional.empty();
    }
}
