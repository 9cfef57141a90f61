// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.rules.OldNews;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For how long a person wants the sound off.
 *
 * @param duration at most the longest silence
 */
record SilenceTime(Duration duration) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})(s|m)");

    /** What the remark asks for: {@code 90s}, {@code 5m}; the default when it asks for nothing. */
    static SilenceTime of(String remark, DeskSettings settings) {
        Matcher asked = FORM.matcher(remark.strip());
        if (!asked.matches()) {
            return new SilenceTime(settings.silence());
        }
        long number = Long.parseLong(asked.group(1));
        Duration wanted = asked.group(2).equals("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
        Duration longest = settings.longestSilence();
        return new SilenceTime(wanted.compareTo(longest) > 0 ? longest : wanted);
    }

    String detail() {
        return "sound off for " + OldNews.inWords(duration);
    }
}
