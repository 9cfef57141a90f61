// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import care.lares.domain.Kind;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** On and off in the words of a text value. What a word says depends on what it is said of: a low battery is no fire. */
public final class FlagWords {
    private static final Set<String> YES = words("alarm alert active detected triggered yes");
    private static final Set<String> NO =
            words("ok none normal clear cleared no idle inactive good not_detected no_alarm safe");

    /**
     * How far a danger has gone. How bad {@code medium} is nobody can tell: rather a call than silence. {@code low},
     * {@code test} and {@code fault} say nothing of a danger, neither that it is there nor that it has gone.
     */
    private static final Set<String> DANGER =
            words("danger dangerous warning critical high medium severe emergency present");

    private static final Set<String> NO_DANGER = words("absent dry released");

    /** What stands between words. */
    private static final Pattern APART = Pattern.compile("[^a-z0-9]+");

    private static final Pattern ENDS = Pattern.compile("^_|_$");

    private static final Pattern HAPPENED = Pattern.compile("_(?:detected|alarm|alert)$");

    /** What is said of some kinds only; it comes before what is said of all. */
    private record Own(Set<String> on, Set<String> off) {}

    private static final Map<Kind, Own> OWN = new EnumMap<>(Kind.class);

    static {
        learn(
                "pressed press emergency panic sos help",
                "released closed absent offline empty vacant",
                Kind.SOS,
                Kind.ASSIST);
        learn("falling fallen fell fall man_down", "", Kind.FALL, Kind.FALL_SUSPECTED);
        learn("smoke fire", "", Kind.SMOKE, Kind.HEAT);
        learn("gas leak leaking leakage", "", Kind.GAS, Kind.CARBON_MONOXIDE);
        learn("leak leaking leakage wet flood flooded flooding water", "", Kind.WATER_LEAK);
        learn("motion moving movement occupied present", "still static empty vacant absent", Kind.MOTION);
        learn("occupied present home", "empty vacant absent unoccupied away", Kind.PRESENCE);
        learn("occupied present pressed", "empty vacant absent unoccupied released", Kind.BED_OCCUPIED);
        learn("occupied present pressed", "empty vacant absent unoccupied released", Kind.CHAIR_OCCUPIED);
        learn("open opened tilted", "closed close shut", Kind.CONTACT_OPEN);
        learn("moving", "still static", Kind.VIBRATION);
        learn("tampered open opened removed", "closed", Kind.TAMPER);
        learn("low very_low critical warning empty", "high medium middle full charged", Kind.BATTERY_LOW);
        learn("fault faulty failed failure error", "", Kind.FAULT);
        learn("test testing", "", Kind.TEST);
        learn("online present connected ok good normal alive", "offline absent disconnected lost", Kind.ONLINE);
        learn("present connected ok good normal", "absent disconnected lost", Kind.MAINS);
        learn("armed", "disarmed", Kind.ARM_REQUEST);
    }

    private FlagWords() {}

    /**
     * What a value says; empty when it is neither.
     *
     * @param kind what it is said of
     * @param measure the name: {@code "door": "no_door"} is off
     */
    public static Optional<Boolean> flag(Scalar value, Kind kind, String measure) {
        Optional<Boolean> plain = Values.flag(value);
        if (plain.isPresent() || !value.isText()) {
            return plain;
        }
        String word = plain(value.text());
        Optional<Boolean> own = own(kind, word).or(() -> danger(kind, word));
        if (own.isPresent()) {
            return own;
        }
        if (YES.contains(word) || NO.contains(word)) {
            return Optional.of(YES.contains(word));
        }
        return named(kind, measure, word).or(() -> happened(kind, measure, word));
    }

    private static String plain(String text) {
        return ENDS.matcher(APART.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("_"))
                .replaceAll("");
    }

    /** {@code smoke} and {@code no_smoke} of smoke. */
    private static Optional<Boolean> named(Kind kind, String measure, String word) {
        if (word.equals(measure) || word.equals(kind.wireName())) {
            return Optional.of(true);
        }
        boolean off = word.equals("no_" + measure) || word.equals("no_" + kind);
        return off ? Optional.of(false) : Optional.empty();
    }

    /** {@code fall_detected} and {@code no_fall_detected} of a fall. */
    private static Optional<Boolean> happened(Kind kind, String measure, String word) {
        String what = HAPPENED.matcher(word).replaceFirst("");
        return what.equals(word) ? Optional.empty() : own(kind, what).or(() -> named(kind, measure, what));
    }

    /** Whether a word in lower case says of a danger that it is there, and how far it has gone. */
    public static boolean isDanger(String word) {
        return DANGER.contains(word);
    }

    /** What a word in lower case says of a battery: whether it is low. */
    public static Optional<Boolean> batteryLow(String word) {
        return own(Kind.BATTERY_LOW, word);
    }

    private static Optional<Boolean> own(Kind kind, String word) {
        Own own = OWN.get(kind);
        if (own == null) {
            return Optional.empty();
        }
        return own.on().contains(word)
                ? Optional.of(true)
                : own.off().contains(word) ? Optional.of(false) : Optional.empty();
    }

    private static Optional<Boolean> danger(Kind kind, String word) {
        boolean hazard = (kind.lifeSafety() && kind != Kind.SOS) || kind == Kind.WATER_LEAK;
        if (!hazard) {
            return Optional.empty();
        }
        return DANGER.contains(word)
                ? Optional.of(true)
                : NO_DANGER.contains(word) ? Optional.of(false) : Optional.empty();
    }

    private static void learn(String on, String off, Kind... kinds) {
        for (Kind kind : kinds) {
            OWN.put(kind, new Own(words(on), words(off)));
        }
    }

    private static Set<String> words(String list) {
        return list.isEmpty() ? Set.of() : Set.of(list.split(" ", -1));
    }
}
