// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.clock.GatewayClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A machine whose clock somebody sets while it runs. */
final class SetMachine implements GatewayClock {
    private volatile Duration off = Duration.ZERO;

    /** It shows this from now on. */
    void set(Instant to) {
        off = Duration.between(Instant.now(), to);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(off).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
