// SPDX-License-Identifier: Apache-2.0
package care.lares.sim;

import care.lares.domain.Ticks;
import java.time.Instant;
import java.time.InstantSource;

/** The machine's clocks. Everything else is handed them. */
public final class SystemTime implements InstantSource, Ticks {
    /** The clocks of this machine. */
    public SystemTime() {}

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
