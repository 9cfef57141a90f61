// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Moment;
import care.lares.domain.Ticks;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The machine's clocks: the only place that asks them. */
public final class SystemTime implements InstantSource, Ticks {
    /** To the microsecond: what the log stores. */
    @Override
    public Instant instant() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    /** Both clocks at once. */
    public Moment moment() {
        return new Moment(instant(), nanos());
    }
}
