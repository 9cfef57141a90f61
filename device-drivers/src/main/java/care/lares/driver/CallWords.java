// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import care.lares.domain.Kind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a value says that stands where a call for help is told: one rule for every way in. */
public final class CallWords {
    /** With one of these in it a text says that nobody calls, whatever else it says: {@code sos cancelled}. */
    private static final Set<String> DENIED = Set.of(("no not off false ok none normal clear cleared idle inactive safe"
                    + " cancel canceled cancelled reset restore restored stop stopped end ended release released"
                    + " unpressed standby ready enabled disabled armed disarmed")
            .split(" ", -1));

    private static final Set<String> DOES_NOT_KNOW = Set.of(
            "",
            "-",
            "--",
            "unknown",
            "unavailable",
            "undefined",
            "unsupported",
            "not_supported",
            "none",
            "null",
            "n/a",
            "na",
            "nan",
            "detecting",
            "checking",
            "testing",
            "preheat",
            "preheating",
            "preparation",
            "initializing");

    private CallWords() {}

    /**
     * Whether a value says that its kind is there. For an SOS anything but a clear "off" or null does, for a false alarm
     * costs a walk; of any other kind it must say so.
     *
     * @param measure the name it stands by
     */
    public static Optional<Boolean> call(Scalar value, Kind kind, String measure) {
        Optional<Boolean> said = FlagWords.flag(value, kind, measure);
        if (said.isPresent() || kind != Kind.SOS) {
            return said;
        }
        return Optional.of(value.form() != Scalar.Form.NULL && !isDenied(value));
    }

    /** Whether a text is a device's way to say that it does not know. */
    public static boolean knowsNot(Scalar value) {
        return value.isText() && DOES_NOT_KNOW.contains(value.text().strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isDenied(Scalar value) {
        String[] words = value.text().toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1);
        return Arrays.stream(words).anyMatch(DENIED::contains);
    }
}
