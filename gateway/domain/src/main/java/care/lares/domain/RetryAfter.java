// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long another side asks to be left alone: the value of a {@code Retry-After} field, RFC 9110 section 10.2.3. */
public final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private RetryAfter() {}

    /**
     * Reads seconds or a date.
     *
     * @param now what a date is compared with: one that is past gives a negative time
     * @return empty when it is neither
     */
    public static Optional<Duration> of(String value, Instant now) {
        String text = value.strip();
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, at));
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }
}
