// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** A length of time as people write it: {@code 10ms}, {@code 30s}, {@code 10m}, {@code 2h}, {@code 30d}. */
public final class Span {
    /** What commands take: no milliseconds, and at most six digits, eleven days of seconds. */
    private static final Pattern TYPED = Pattern.compile("[1-9][0-9]{0,5}[smh]");

    private Span() {}

    /**
     * Reads one whose form has been seen to.
     *
     * @throws IllegalArgumentException when it has another form
     */
    public static Duration of(String text) {
        int unit = text.endsWith("ms") ? text.length() - 2 : text.length() - 1;
        long number = Long.parseLong(text.substring(0, unit));
        return switch (text.substring(unit)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> throw new IllegalArgumentException("no unit of time in " + text);
        };
    }

    /** Reads {@code 90s}, {@code 5m} or {@code 2h} as somebody typed it; empty when it is none of them. */
    public static Optional<Duration> typed(String text) {
        return TYPED.matcher(text).matches() ? Optional.of(of(text)) : Optional.empty();
    }
}
