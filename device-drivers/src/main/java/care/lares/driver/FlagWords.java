// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** On and off in the words of a text value. */
public final class FlagWords {
    private static final Set<String> ON = Set.of(
            "alarm",
            "alert",
            "active",
            "detected",
            "pressed",
            "triggered",
            "yes",
            "open",
            "occupied",
            "present",
            "online",
            "emergency",
            "low",
            "fault",
            "test");
    private static final Set<String> OFF = Set.of(
            "ok",
            "none",
            "normal",
            "clear",
            "no",
            "idle",
            "inactive",
            "released",
            "closed",
            "empty",
            "vacant",
            "absent",
            "offline",
            "good");

    private FlagWords() {}

    /**
     * What a value says; empty when it is neither.
     *
     * @param measure the name: {@code "fall": "fall"} is on
     */
    public static Optional<Boolean> flag(Scalar value, String measure) {
        Optional<Boolean> plain = Values.flag(value);
        if (plain.isPresent() || !value.isText()) {
            return plain;
        }
        String word = value.text().strip().toLowerCase(Locale.ROOT);
        if (ON.contains(word) || word.equals(measure)) {
            return Optional.of(true);
        }
        return OFF.contains(word) || word.equals("no_" + measure) ? Optional.of(false) : Optional.empty();
    }
}
