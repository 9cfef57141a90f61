// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import care.lares.domain.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A name that people gave to a sensor, taken apart.
 *
 * @param text in lower case with an underscore between its words
 * @param words in their order
 */
record PlainName(String text, List<String> words) {
    /** Words that make a setting or a count of what the others name. */
    private static final Set<String> NOT_THIS =
            setOf("test mute enabled threshold sensitivity setpoint target last count time raw calibration siren buzzer"
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

    /** Machines, whose warmth is no room's; but a leak at the boiler is one, and the smoke in its room a fire. */
    private static final Set<String> MACHINES = setOf("cpu chip esp32 internal heater boiler");

    private static final Set<Kind> WHEREVER = Set.of(
            Kind.SMOKE, Kind.CARBON_MONOXIDE, Kind.CO_CONCENTRATION, Kind.GAS, Kind.WATER_LEAK, Kind.SOS, Kind.FALL);

    /** A number denies nothing ({@code smoke_no_2}), and not to be well is no denial. */
    private static final Pattern DENIED = Pattern.compile("(?<![a-z0-9])(?:no|not)_(?![0-9]|ok|safe|normal|clear)"
            + "|(?<![a-z0-9])(?<!(?:no|not)_)(?:ok|okay|safe|normal|clear|cleared)$");

    /** How radars call what they measure now; their "time" is no clock's. */
    private static final Pattern NOW = Pattern.compile("real[^a-z0-9]?time");

    private static final Pattern CAMEL_CASE = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    static PlainName of(String name) {
        String apart = CAMEL_CASE.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
        String plain = NOW.matcher(apart).replaceAll("").replaceAll("[^a-z0-9]+", "_");
        String text = ROOM.matcher(plain).replaceAll("");
        return new PlainName(text, List.of(text.split("_", -1)));
    }

    /** Whether it names a setting, a count, or what a detector says of itself. */
    boolean isOfItself() {
        return hasAny(NOT_THIS) || OF_ITSELF.matcher(text).find();
    }

    /**
     * Whether it denies what it names, as {@code no_smoke} and {@code smoke_clear} do: whether its off is a fire nobody can
     * tell, for {@code no_heat} is said of a boiler.
     */
    boolean isDenied() {
        return DENIED.matcher(text).find();
    }

    /** Whether something named so can be of this kind, by where it hangs: a battery tells of no fire. */
    boolean mayTell(Kind kind) {
        boolean ofBattery = words.stream().anyMatch(word -> word.contains(BATTERY));
        boolean ofMachine = hasAny(MACHINES);
        return (!ofMachine || WHEREVER.contains(kind)) && (!ofBattery || OF_A_BATTERY.contains(kind));
    }

    boolean hasAll(Collection<String> some) {
        return words.containsAll(some);
    }

    boolean hasAny(Set<String> some) {
        return words.stream().anyMatch(some::contains);
    }

    /** The words of a list with a space between them. */
    static Set<String> setOf(String list) {
        return Set.of(list.split(" ", -1));
    }
}
