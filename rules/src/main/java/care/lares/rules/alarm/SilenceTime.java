// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For how long a person wants the sound off.
 *
 * @param duration at most the longest silence
 */
record SilenceTime(Duration duration) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})(s|m)");

    /** What the command asks for, also in its remark ({@code 90s}, {@code 5m}); the default when it asks for nothing. */
    static SilenceTime of(Command command, DeskSettings settings) {
        Duration wanted = command.time().or(() -> remarked(command.outcome())).orElse(settings.silence());
        Duration longest = settings.longestSilence();
        return new SilenceTime(wanted.compareTo(longest) > 0 ? longest : wanted);
    }

    private static Optional<Duration> remarked(String remark) {
        Matcher asked = FORM.matcher(remark.strip());
        if (!asked.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(asked.group(1));
        return Optional.of(asked.group(2).equals("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number));
    }
}
