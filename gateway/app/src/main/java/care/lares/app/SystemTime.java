// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.clock.GatewayClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The machine's clocks: the only place that asks them. */
public final class SystemTime implements GatewayClock {
    /** To the microsecond: what the log stores. */
    @Override
    public Instant instant() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
