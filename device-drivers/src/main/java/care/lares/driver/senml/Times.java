// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times of SenML (RFC 8428, section 4.5.3): large numbers are seconds since 1970, small ones are counted from now. */
final class Times {
    static final String ACCEPTED = "t and bt must be numbers of seconds: since 1970, or below 2^28 counted from now";

    /** Below it a time is relative: as an absolute one it would be in 1978. */
    private static final BigDecimal RELATIVE_BELOW = BigDecimal.valueOf(1L << 28);
    /** What {@link Instant} and RFC 3339 can say: the end of the year 9999, and as far back from now. */
    private static final BigDecimal FARTHEST = BigDecimal.valueOf(253_402_300_799L);

    private static final int MICROSECOND_DIGITS = 6;

    private Times() {}

    /** The moment; empty when it is beyond every calendar. */
    static Optional<Instant> instant(BigDecimal seconds, Instant now) {
        if (seconds.abs().compareTo(FARTHEST) > 0) {
            return Optional.empty();
        }
        long micros = seconds.setScale(MICROSECOND_DIGITS, RoundingMode.HALF_UP)
                .unscaledValue()
                .longValue();
        boolean relative = seconds.compareTo(RELATIVE_BELOW) < 0;
        Instant at = (relative ? now : Instant.EPOCH).plus(micros, ChronoUnit.MICROS);
        return at.isBefore(Instant.EPOCH.minusSeconds(FARTHEST.longValue())) ? Optional.empty() : Optional.of(at);
    }
}
