// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import care.lares.domain.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What sensors are that people named themselves: {@code hall_smoke}, {@code Bathroom Temperature}. */
public final class PlainNames {
    /** Words that make a setting or a count of what the others name. */
    private static final Set<String> NOT_THIS =
            words("test mute enabled threshold sensitivity setpoint target last count time raw calibration siren buzzer"
                    + " online connected connection connectivity availability disable disabled enable setting"
                    + " settings delay duration timeout timer interval volume reminder indicator beeper melody ringtone"
                    + " mode muted silence silenced preheat preheating ready available eol");

    /** What a detector says of itself in more than a word, or at the end of its name. */
    private static final Pattern OF_ITSELF =
            Pattern.compile("(?<![a-z0-9])(?:end_of_life|warm(?:ing)?_?up|warming(?:_[0-9]+)?$)");

    /** Rooms that are called after what else would say that there is no alarm: a ready room may burn. */
    private static final Pattern ROOM = Pattern.compile("(?<![a-z0-9])(?:battery|ready|test)_room");

    /** {@code smoke_detector_battery_charging}, {@code lowbatt}: a name with it is about a battery, and about no fire. */
    private static final String BATTERY = "batt";

    private static final Set<Kind> OF_A_BATTERY = Set.of(Kind.BATTERY, Kind.BATTERY_LOW, Kind.TAMPER, Kind.FAULT);

    /** That somebody goes is told when it happens; when that is over, nobody has come back. */
    private static final String EXIT = "exit";

    /** What makes the opposite of a name, and twice the same again: {@code bed_empty}, {@code door_not_closed}. */
    private static final Map<Kind, Set<String>> OPPOSITE = Map.of(
            Kind.CONTACT_OPEN, words("not closed shut"),
            Kind.BED_OCCUPIED, words("not empty vacant exit"),
            Kind.CHAIR_OCCUPIED, words("not empty vacant exit"),
            Kind.PRESENCE, words("not empty vacant absent"));

    /** Machines, whose warmth is no room's; but a leak at the boiler is one, and the smoke in its room a fire. */
    private static final Set<String> MACHINES = words("cpu chip esp32 internal heater boiler");

    private static final Set<Kind> WHEREVER = Set.of(
            Kind.SMOKE, Kind.CARBON_MONOXIDE, Kind.CO_CONCENTRATION, Kind.GAS, Kind.WATER_LEAK, Kind.SOS, Kind.FALL);

    /** How radars call what they measure now; their "time" is no clock's. */
    private static final Pattern NOW = Pattern.compile("real[^a-z0-9]?time");

    private static final Pattern CAMEL_CASE = Pattern.compile("(?<=[a-z])(?=[A-Z])");

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
            name(Kind.SOS, "pull cord"),
            name(Kind.SOS, "pullcord"),
            name(Kind.SOS, "nurse call"),
            name(Kind.SOS, "call button"),
            name(Kind.FALL, "fall"),
            name(Kind.FALL, "falling"),
            name(Kind.FALL, "fallen"),
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

    /** Of these a temperature is no room's: nobody freezes because the refrigerator is cold. */
    private static final String NO_ROOM =
            "battery water freezer fridge refrigerator oven stove cooker outdoor outside external"
                    + " garden pool soil tank flow return supply radiator pipe hot dew skin object";

    private static final List<Name> NUMBERS = List.of(
            name(Kind.HEART_RATE, "heart rate", "variability"),
            name(Kind.BREATHING_RATE, "breathing"),
            name(Kind.BREATHING_RATE, "breath rate"),
            name(Kind.RESPIRATORY_RATE, "respiratory"),
            name(Kind.RESPIRATORY_RATE, "respiration"),
            name(Kind.BODY_TEMPERATURE, "body temperature"),
            name(Kind.SPO2, "spo2"),
            name(Kind.SPO2, "oxygen saturation"),
            name(Kind.BODY_WEIGHT, "body weight"),
            name(Kind.BATTERY, "battery", "voltage volt volts temperature current power days"),
            name(Kind.ROOM_TEMPERATURE, "temperature", NO_ROOM),
            name(Kind.HUMIDITY, "humidity", "soil outdoor outside external absolute"),
            name(Kind.ILLUMINANCE, "illuminance"),
            name(Kind.CO_CONCENTRATION, "carbon monoxide"),
            name(Kind.CO_CONCENTRATION, "co"));

    private PlainNames() {}

    /** What a yes or no with this name tells. */
    public static Optional<Kind> flag(String name) {
        return find(FLAGS, name);
    }

    /** What a number with this name tells, in the unit of its kind unless another is said. */
    public static Optional<Kind> number(String name) {
        return find(NUMBERS, name);
    }

    /**
     * Adds what a yes or no with this name says, if it says anything: of {@code door_closed} the opposite.
     *
     * @param key by which it is refused when it is neither
     */
    public static void tell(String name, String key, Scalar value, Gathering into) {
        flag(name).ifPresent(kind -> {
            Set<String> words = words(plain(name), "_");
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

    private static Optional<Kind> find(List<Name> names, String text) {
        String plain = plain(text);
        Set<String> words = words(plain, "_");
        if (words.stream().anyMatch(NOT_THIS::contains)
                || OF_ITSELF.matcher(plain).find()) {
            return Optional.empty();
        }
        boolean ofBattery = words.stream().anyMatch(word -> word.contains(BATTERY));
        boolean ofMachine = words.stream().anyMatch(MACHINES::contains);
        return names.stream()
                .filter(name -> words.containsAll(name.words())
                        && name.others().stream().noneMatch(words::contains))
                .map(Name::kind)
                .findFirst()
                .filter(kind -> !ofMachine || WHEREVER.contains(kind))
                .filter(kind -> !ofBattery || OF_A_BATTERY.contains(kind));
    }

    /** A name in lower case with an underscore between its words. */
    private static String plain(String text) {
        String apart = CAMEL_CASE.matcher(text).replaceAll("_").toLowerCase(Locale.ROOT);
        String plain = NOW.matcher(apart).replaceAll("").replaceAll("[^a-z0-9]+", "_");
        return ROOM.matcher(plain).replaceAll("");
    }

    private static Name name(Kind kind, String words) {
        return new Name(kind, words(words), Set.of());
    }

    /** A name that means something else when one of the others is in it. */
    private static Name name(Kind kind, String words, String others) {
        return new Name(kind, words(words), words(others));
    }

    private static Set<String> words(String list) {
        return words(list, " ");
    }

    private static Set<String> words(String list, String between) {
        return Set.copyOf(Arrays.asList(list.split(between, -1)));
    }
}
