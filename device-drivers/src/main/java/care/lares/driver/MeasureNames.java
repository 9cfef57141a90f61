// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import care.lares.domain.Kind;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What numbers are that people named themselves. A name must end in what is measured, for what follows makes another number
 * of it: the confidence in a heart rate looks like a heart rate, and would hide it.
 */
final class MeasureNames {
    /** What may stand behind: a unit, that it is a value, and the room. */
    private static final Set<String> BEHIND = PlainName.setOf(
            "f c celsius fahrenheit degrees bpm ppm percent percentage pct lux lx kg lb lbs value level reading"
                    + " measurement concentration sensor now current remaining rate bed bedroom bath bathroom toilet"
                    + " kitchen hall hallway corridor living dining room lounge indoor indoors inside upstairs"
                    + " downstairs floor");

    /** What makes of a measurement before it something that is set, foretold, or gathered from many. */
    private static final Set<String> NOT_MEASURED =
            PlainName.setOf("max maximum min minimum avg average mean median highest lowest peak resting limit goal set"
                    + " confidence weather forecast feels apparent perceived");

    /** Of these a temperature is no room's: nobody freezes because the refrigerator is cold. */
    private static final String NO_ROOM =
            "battery water freezer fridge refrigerator oven stove cooker outdoor outdoors outside external"
                    + " garden pool soil tank flow return supply radiator pipe hot dew skin object person forehead";

    /**
     * One measure.
     *
     * @param words in their order
     * @param others with one of these in the name it is something else
     */
    private record Measure(Kind kind, List<String> words, Set<String> others) {
        boolean isMeasuredBy(PlainName name) {
            int at = Collections.lastIndexOfSubList(name.words(), words);
            if (at < 0 || name.hasAny(others)) {
                return false;
            }
            List<String> before = name.words().subList(0, at);
            List<String> behind =
                    name.words().subList(at + words.size(), name.words().size());
            return before.stream().noneMatch(NOT_MEASURED::contains)
                    && behind.stream().allMatch(word -> BEHIND.contains(word) || isNumber(word));
        }
    }

    /** The first of them counts. */
    private static final List<Measure> ALL = List.of(
            measure(Kind.HEART_RATE, "heart rate"),
            measure(Kind.PULSE_RATE, "pulse rate"),
            measure(Kind.PULSE_RATE, "pulse", "energy electricity power water gas meter"),
            measure(Kind.BREATHING_RATE, "breathing"),
            measure(Kind.BREATHING_RATE, "breath rate"),
            measure(Kind.RESPIRATORY_RATE, "respiratory"),
            measure(Kind.RESPIRATORY_RATE, "respiration"),
            measure(Kind.BODY_TEMPERATURE, "body temperature"),
            measure(Kind.SPO2, "spo2"),
            measure(Kind.SPO2, "oxygen saturation"),
            measure(Kind.SPO2, "blood oxygen"),
            measure(Kind.BODY_WEIGHT, "body weight"),
            measure(Kind.BATTERY, "battery", "voltage volt volts temperature current power days"),
            measure(Kind.ROOM_TEMPERATURE, "temperature", NO_ROOM),
            measure(Kind.HUMIDITY, "humidity", "soil outdoor outdoors outside external absolute"),
            measure(Kind.ILLUMINANCE, "illuminance"),
            measure(Kind.CO_CONCENTRATION, "carbon monoxide"),
            measure(Kind.CO_CONCENTRATION, "co"));

    private MeasureNames() {}

    /** The kind that a number with this name tells; empty when it is none of them. */
    static Optional<Kind> kind(PlainName name) {
        if (name.isOfItself()) {
            return Optional.empty();
        }
        return ALL.stream()
                .filter(measure -> measure.isMeasuredBy(name))
                .map(Measure::kind)
                .findFirst()
                .filter(name::mayTell);
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit);
    }

    private static Measure measure(Kind kind, String words) {
        return new Measure(kind, List.of(words.split(" ", -1)), Set.of());
    }

    private static Measure measure(Kind kind, String words, String others) {
        return new Measure(kind, List.of(words.split(" ", -1)), PlainName.setOf(others));
    }
}
