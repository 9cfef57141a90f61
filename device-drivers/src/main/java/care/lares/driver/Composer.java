// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Makes readings of what was understood in one message, with what its times say about them. */
public final class Composer {
    /** What can be written with four digits of a year (RFC 3339): what lies beyond is no time, and cannot be read by others. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final RawMessage message;
    private final Instant receivedAt;

    /** For this message. */
    public Composer(RawMessage message) {
        this.message = message;
        this.receivedAt = message.receivedAt().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * A reading of the message's sender.
     *
     * @param observedAt the device's time, if it gave one; left out where no calendar has it
     * @param id the device's own id of the reading, if it gave one
     * @param more what else to know about it
     */
    public Reading reading(
            Kind kind, Understood.Good value, Optional<Instant> observedAt, Optional<String> id, Set<Quality> more) {
        Set<Quality> times = Timeliness.of(observedAt, receivedAt, message.retained());
        Set<Quality> quality = union(union(value.quality(), times), more);
        Optional<Instant> told = observedAt.filter(at -> !at.isBefore(EARLIEST) && !at.isAfter(LATEST));
        return new Reading(message.device(), kind, value.value(), receivedAt, told, id, quality, value.sent());
    }

    /** A reading as of another time than the one it was told with, of the message's sender. */
    public Reading observed(Reading reading, Optional<Instant> observedAt) {
        Reading timeless = reading.without(Quality.LATE).without(Quality.TIME_IMPLAUSIBLE);
        Understood.Good value = new Understood.Good(timeless.value(), timeless.quality(), timeless.sent());
        return reading(reading.kind(), value, observedAt, reading.sourceId(), Set.of());
    }

    private static Set<Quality> union(Set<Quality> some, Set<Quality> others) {
        if (others.isEmpty()) {
            return some;
        }
        if (some.isEmpty()) {
            return others;
        }
        Set<Quality> both = EnumSet.copyOf(some);
        both.addAll(others);
        return both;
    }
}
