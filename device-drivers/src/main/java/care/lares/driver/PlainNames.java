// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import care.lares.domain.Kind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What sensors are that people named themselves: {@code hall_smoke}, {@code Bathroom Temperature}. */
public final class PlainNames {
    /** Words that make a setting, a machine or a count of what the others name. */
    private static final Set<String> NOT_THIS = Set.of(
            "test",
            "mute",
            "alarm_mute",
            "enabled",
            "threshold",
            "setpoint",
            "target",
            "cpu",
            "chip",
            "esp32",
            "internal",
            "heater",
            "boiler",
            "last",
            "count",
            "time",
            "raw",
            "calibration",
            "siren",
            "buzzer");

    private record Name(Kind kind, List<String> words) {}

    /** The first whose words are all there. */
    private static final List<Name> FLAGS = List.of(
            name(Kind.SMOKE, "smoke"),
            name(Kind.CARBON_MONOXIDE, "carbon monoxide"),
            name(Kind.CARBON_MONOXIDE, "co"),
            name(Kind.GAS, "gas"),
            name(Kind.HEAT, "heat"),
            name(Kind.WATER_LEAK, "leak"),
            name(Kind.WATER_LEAK, "flood"),
            name(Kind.WATER_LEAK, "moisture"),
            name(Kind.WATER_LEAK, "water"),
            name(Kind.SOS, "sos"),
            name(Kind.SOS, "panic"),
            name(Kind.SOS, "emergency"),
            name(Kind.SOS, "help"),
            name(Kind.SOS, "pull cord"),
            name(Kind.FALL, "fall"),
            name(Kind.BATTERY_LOW, "battery low"),
            name(Kind.BATTERY_LOW, "low battery"),
            name(Kind.TAMPER, "tamper"),
            name(Kind.MOTION, "motion"),
            name(Kind.MOTION, "pir"),
            name(Kind.CONTACT_OPEN, "door"),
            name(Kind.CONTACT_OPEN, "window"),
            name(Kind.BED_OCCUPIED, "bed"),
            name(Kind.CHAIR_OCCUPIED, "chair"),
            name(Kind.PRESENCE, "presence"),
            name(Kind.PRESENCE, "occupancy"),
            name(Kind.CONTACT_OPEN, "contact"),
            name(Kind.VIBRATION, "vibration"));

    private static final List<Name> NUMBERS = List.of(
            name(Kind.HEART_RATE, "heart rate"),
            name(Kind.BREATHING_RATE, "breathing"),
            name(Kind.RESPIRATORY_RATE, "respiratory"),
            name(Kind.BODY_TEMPERATURE, "body temperature"),
            name(Kind.SPO2, "spo2"),
            name(Kind.BODY_WEIGHT, "body weight"),
            name(Kind.ROOM_TEMPERATURE, "temperature"),
            name(Kind.HUMIDITY, "humidity"),
            name(Kind.ILLUMINANCE, "illuminance"),
            name(Kind.CO_CONCENTRATION, "carbon monoxide"),
            name(Kind.BATTERY, "battery level"),
            name(Kind.BATTERY, "battery percentage"),
            name(Kind.BATTERY, "battery"));

    private PlainNames() {}

    /** What a yes or no with this name tells. */
    public static Optional<Kind> flag(String name) {
        return find(FLAGS, name);
    }

    /** What a number with this name tells, in the unit of its kind unless another is said. */
    public static Optional<Kind> number(String name) {
        return find(NUMBERS, name).filter(kind -> kind != Kind.BATTERY || !name.contains("volt"));
    }

    private static Optional<Kind> find(List<Name> names, String text) {
        Set<String> words =
                new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)));
        return words.stream().anyMatch(NOT_THIS::contains)
                ? Optional.empty()
                : names.stream()
                        .filter(name -> words.containsAll(name.words()))
                        .findFirst()
                        .map(Name::kind);
    }

    private static Name name(Kind kind, String words) {
        return new Name(kind, List.of(words.split(" ", -1)));
    }
}
