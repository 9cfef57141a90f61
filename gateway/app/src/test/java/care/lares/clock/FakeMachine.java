// SPDX-License-Identifier: Apache-2.0
package care.lares.clock;

import java.time.Duration;
import java.time.Instant;

/** A machine whose clocks a test moves, together or one by one. */
final class FakeMachine implements GatewayClock, Kernel {
    Synchronised synchronised = Synchronised.UNKNOWN;
    private Instant wall;
    private long nanos = 7_000_000_000L;
    private Duration slept = Duration.ZERO;

    FakeMachine(Instant wall) {
        this.wall = wall;
    }

    void passes(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    /** Ticks stand still while the machine sleeps. */
    void sleeps(Duration time) {
        wall = wall.plus(time);
        slept = slept.plus(time);
    }

    void jumps(Duration by) {
        wall = wall.plus(by);
    }

    void isSet(Instant to) {
        wall = to;
    }

    @Override
    public Instant instant() {
        return wall;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Synchronised synchronised(Instant shown) {
        return synchronised;
    }

    @Override
    public Duration slept() {
        return slept;
    }
}
