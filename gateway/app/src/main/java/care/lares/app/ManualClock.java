// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.clock.GatewayClock;
import care.lares.domain.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Both clocks of a gateway under test: they stand still until they are moved on together, or the wall's is set alone. Set
 * by one thread, read by any.
 */
final class ManualClock implements GatewayClock {
    private Instant began;
    private volatile Moment now;

    /** Standing at this instant. */
    ManualClock(Instant began) {
        this.began = began;
        this.now = new Moment(began, 0);
    }

    /**
     * Standing at the machine's time without its fraction of a second; later when the gateway has lived to a later time:
     * the log's time never runs backwards.
     */
    static ManualClock from(Instant machine, Optional<Instant> lived) {
        Instant now = machine.truncatedTo(ChronoUnit.SECONDS);
        return new ManualClock(
                lived.filter(now::isBefore).map(ManualClock::wholeSecond).orElse(now));
    }

    private static Instant wholeSecond(Instant at) {
        Instant whole = at.truncatedTo(ChronoUnit.SECONDS);
        return whole.equals(at) ? at : whole.plusSeconds(1);
    }

    /**
     * Sets both clocks.
     *
     * @throws IllegalArgumentException when that would be a step back
     */
    void set(Instant instant) {
        if (instant.isBefore(now.wall())) {
            throw new IllegalArgumentException("time does not run backwards");
        }
        now = at(instant);
    }

    /** Sets the wall's clock alone, to any time, as somebody may do on a real machine. */
    void jump(Instant to) {
        began = began.plus(Duration.between(now.wall(), to));
        now = new Moment(to, now.nanos());
    }

    /** What both clocks will show at an instant. */
    Moment at(Instant instant) {
        return new Moment(instant, Duration.between(began, instant).toNanos());
    }

    @Override
    public Instant instant() {
        return now.wall();
    }

    @Override
    public long nanos() {
        return now.nanos();
    }

    @Override
    public Moment moment() {
        return now;
    }
}
