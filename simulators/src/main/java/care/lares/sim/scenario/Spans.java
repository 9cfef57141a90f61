// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.scenario;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 90s}, {@code 5m}, {@code 2h}, {@code 30d}, or several of them: {@code 1d12h}. */
public final class Spans {
    /** What {@link #parse} takes, for messages. */
    public static final String ACCEPTED = "a duration such as 90s, 5m, 2h, 30d or 1d12h";

    private static final Pattern FORM =
            Pattern.compile("(?:(\\d{1,4})d)?(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,7})s)?");

    private Spans() {}

    /** Zero is {@code 0s}; empty for anything else that is no duration. */
    public static Optional<Duration> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (text.isEmpty() || !form.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(number(form, 1))
                .plusHours(number(form, 2))
                .plusMinutes(number(form, 3))
                .plusSeconds(number(form, 4)));
    }

    private static long number(Matcher form, int group) {
        String digits = form.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** The shortest form, rounded to tenths of a second. */
    public static String text(Duration span) {
        if (span.compareTo(Duration.ofMinutes(1)) < 0) {
            String seconds = String.format(Locale.ROOT, "%.1f", span.toMillis() / 1000.0);
            return (seconds.endsWith(".0") ? seconds.substring(0, seconds.length() - 2) : seconds) + 's';
        }
        return part(span.toDays(), "d")
                + part(span.toHoursPart(), "h")
                + part(span.toMinutesPart(), "m")
                + part(span.toSecondsPart(), "s");
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }
}
