// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor;

import care.lares.domain.Ticks;
import care.lares.journal.PublishedCheckpoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * When checkpoints leave the house: on a fixed cadence that is jittered, never because of anything that happened, so that
 * nobody learns from outside when something did. All places are given the same checkpoint.
 */
public final class Rounds {
    /** How far a round may be off, as a part of the time between two. */
    private static final double JITTER = 0.1;

    /** How long before a round the log is asked to sign: it takes milliseconds, and is looked at once a second. */
    private static final Duration LEAD = Duration.ofSeconds(3);

    private final Runnable seal;
    private final Supplier<Optional<PublishedCheckpoint>> newest;
    private final List<Courier> couriers;
    private final Duration every;
    private final Ticks ticks;
    private final RandomGenerator random;
    private long dueAtNanos;
    private boolean asked;

    /**
     * The first round comes at any time within the first period, so that a start tells nothing either.
     *
     * @param seal asks the log to sign what it has, soon
     * @param newest the newest checkpoint that was published
     * @param every time between two rounds
     */
    public Rounds(
            Runnable seal,
            Supplier<Optional<PublishedCheckpoint>> newest,
            List<Courier> couriers,
            Duration every,
            Ticks ticks,
            RandomGenerator random) {
        this.seal = seal;
        this.newest = newest;
        this.couriers = List.copyOf(couriers);
        this.every = every;
        this.ticks = ticks;
        this.random = random;
        this.dueAtNanos = ticks.nanos() + (long) (every.toNanos() * random.nextDouble());
    }

    /** Begins a round when one is due; those that were missed are not made up for. Called every now and then. */
    public void look() {
        long now = ticks.nanos();
        if (!asked && now - dueAtNanos + LEAD.toNanos() >= 0) {
            asked = true;
            seal.run();
            return;
        }
        if (now - dueAtNanos < 0) {
            return;
        }
        asked = false;
        long period = every.toNanos();
        dueAtNanos = now - dueAtNanos > period ? now : dueAtNanos;
        dueAtNanos += period + (long) (period * JITTER * (2 * random.nextDouble() - 1));
        newest.get().ifPresent(checkpoint -> couriers.forEach(courier -> courier.carry(checkpoint)));
    }
}
