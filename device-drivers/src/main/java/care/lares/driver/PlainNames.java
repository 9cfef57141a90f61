// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import care.lares.domain.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What sensors are that people named themselves: {@code hall_smoke}, {@code Bathroom Temperature}. */
public final class PlainNames {
    /** That somebody goes is told when it happens; when that is over, nobody has come back. */
    private static final String EXIT = "exit";

    /** What makes the opposite of a name, and twice the same again: {@code bed_empty}, {@code door_not_closed}. */
    private static final Map<Kind, Set<String>> OPPOSITE = Map.of(
            Kind.CONTACT_OPEN, PlainName.setOf("not closed shut"),
            Kind.BED_OCCUPIED, PlainName.setOf("not empty vacant exit"),
            Kind.CHAIR_OCCUPIED, PlainName.setOf("not empty vacant exit"),
            Kind.PRESENCE, PlainName.setOf("not empty vacant absent"));

    private record Name(Kind kind, Set<String> words, Set<String> others) {}

    /**
     * The first whose words are all there. What a sensor says of itself comes before what it looks for: a smoke
     * detector's low battery is no fire.
     */
    private static final List<Name> FLAGS = List.of(
            name(Kind.BATTERY_LOW, "battery low"),
            name(Kind.BATTERY_LOW, "battery", "charging charger charged full ok good healthy present backup"),
            name(Kind.TAMPER, "tamper"),
            name(Kind.FAULT, "fault"),
            name(Kind.FAULT, "problem"),
            name(Kind.FAULT, "malfunction"),
            name(Kind.SMOKE, "smoke"),
            name(Kind.SMOKE, "rauchmelder"),
            name(Kind.SMOKE, "rauch"),
            name(Kind.SMOKE, "fire", "place door exit extinguisher"),
            name(Kind.CARBON_MONOXIDE, "carbon monoxide"),
            name(Kind.CARBON_MONOXIDE, "co"),
            name(Kind.GAS, "gas leak"),
            name(Kind.GAS, "gas alarm"),
            name(Kind.GAS, "gas", "meter valve heater boiler"),
            name(Kind.HEAT, "heat", "demand request pump floor call emergency seat"),
            name(Kind.WATER_LEAK, "leak"),
            name(Kind.WATER_LEAK, "flood", "light"),
            name(Kind.WATER_LEAK, "moisture", "soil plant"),
            name(
                    Kind.WATER_LEAK,
                    "water",
                    "hot pump valve tank level low softener plant bowl running flow meter heater boiler"),
            name(Kind.SOS, "sos"),
            name(Kind.SOS, "panic"),
            name(Kind.SOS, "emergency", "light lights lighting exit stop heat heating power"),
            name(Kind.SOS, "help"),
            name(Kind.SOS, "hilfe"),
            name(Kind.SOS, "notruf"),
            name(Kind.SOS, "alarm button", "clock"),
            name(Kind.SOS, "medical alert"),
            name(Kind.SOS, "medical alarm"),
            name(Kind.SOS, "call bell"),
            name(Kind.SOS, "pull cord"),
            name(Kind.SOS, "pullcord"),
            name(Kind.SOS, "nurse call"),
            name(Kind.SOS, "call button"),
            name(Kind.FALL, "fall"),
            name(Kind.FALL, "falling"),
            name(Kind.FALL, "fallen"),
            name(Kind.FALL, "fell"),
            name(Kind.FALL, "sturz"),
            name(Kind.FALL, "person down"),
            name(Kind.FALL, "man down"),
            name(Kind.MOTION, "motion"),
            name(Kind.MOTION, "pir"),
            name(Kind.CONTACT_OPEN, "door", "bell lock locked"),
            name(Kind.CONTACT_OPEN, "window"),
            name(Kind.BED_OCCUPIED, "bed occupied"),
            name(Kind.BED_OCCUPIED, "bed occupancy"),
            name(Kind.BED_OCCUPIED, "bed presence"),
            name(Kind.BED_OCCUPIED, "bed", "light lamp left"),
            name(Kind.CHAIR_OCCUPIED, "chair"),
            name(Kind.PRESENCE, "presence"),
            name(Kind.PRESENCE, "occupancy"),
            name(Kind.PRESENCE, "person", "left exit"),
            name(Kind.PRESENCE, "people", "left exit"),
            name(Kind.CONTACT_OPEN, "contact"),
            name(Kind.VIBRATION, "vibration"));

    private PlainNames() {}

    /** What a yes or no with this name tells. */
    public static Optional<Kind> flag(String name) {
        PlainName plain = PlainName.of(name);
        return find(plain).filter(kind -> !plain.isDenied() || OPPOSITE.containsKey(kind));
    }

    /**
     * What a number with this name tells, in the unit of its kind unless another is said: the name must end in what is
     * measured, for {@code heart_rate_confidence} is a number, too.
     */
    public static Optional<Kind> number(String name) {
        return MeasureNames.kind(PlainName.of(name));
    }

    /**
     * Adds what a yes or no with this name says, if it says anything: of {@code door_closed} the opposite.
     *
     * @param key by which it is refused when it is neither
     */
    public static void tell(String name, String key, Scalar value, Gathering into) {
        flag(name).ifPresent(kind -> {
            Set<String> words = Set.copyOf(PlainName.of(name).words());
            Optional<Boolean> on = Values.flag(value);
            boolean opposite = OPPOSITE.getOrDefault(kind, Set.of()).stream()
                            .filter(words::contains)
                            .count()
                    == 1;
            if (on.isEmpty() || !opposite) {
                into.value(kind, key, value, "");
            } else if (on.get() || !words.contains(EXIT)) {
                into.flag(kind, !on.get());
            }
        });
    }

    private static Optional<Kind> find(PlainName plain) {
        if (plain.isOfItself()) {
            return Optional.empty();
        }
        return FLAGS.stream()
                .filter(name -> plain.hasAll(name.words()) && !plain.hasAny(name.others()))
                .map(Name::kind)
                .findFirst()
                .filter(plain::mayTell);
    }

    private static Name name(Kind kind, String words) {
        return new Name(kind, PlainName.setOf(words), Set.of());
    }

    /** A name that means something else when one of the others is in it. */
    private static Name name(Kind kind, String words, String others) {
        return new Name(kind, PlainName.setOf(words), PlainName.setOf(others));
    }
}
