// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Moment;
import care.lares.domain.Ticks;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Moves a {@link ManualClock} on, stopping at every second at which something is due, as a real clock would pass it:
 * deadlines run out in their order and with their own stamps.
 *
 * <p>It leaps over seconds in which nothing is due. Whether that is so is asked of the deadlines themselves: what is not
 * due at the end of a leap was not due within it. Runs on the event loop, and leaves it to others now and then.
 */
final class ClockHand {
    /** The steps in which a real gateway looks at the time. */
    private static final Duration SECOND = Duration.ofSeconds(1);
    /** Longest leap tried at once. */
    private static final Duration LONGEST_LEAP = Duration.ofHours(4);
    /** How long the event loop is kept at a time: devices and people go on being served. */
    private static final Duration SLICE = Duration.ofMillis(20);
    /** How long one step waits for what it sent out, in real time: a receiver that hangs must not stop the clock. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** How often it looks whether what it waits for has happened. */
    private static final long LOOK_EVERY_MILLIS = 1;

    private final Vertx vertx;
    private final ManualClock clock;
    private final Ticks real;
    private final Work work;
    private Future<Instant> latest;
    private Duration leap = SECOND;

    /**
     * What time is moved on for.
     *
     * @param quietUntil whether nothing is due up to a moment; once it is not, it stays so until {@code tick}
     * @param tick does what is due now
     * @param settled whether everything that was sent out has been answered
     */
    record Work(Predicate<Moment> quietUntil, Runnable tick, BooleanSupplier settled) {}

    ClockHand(Vertx vertx, ManualClock clock, Ticks real, Work work) {
        this.vertx = vertx;
        this.clock = clock;
        this.real = real;
        this.work = work;
        this.latest = Future.succeededFuture(clock.instant());
    }

    /** Moves on by this much from where whoever came before has left the clock. */
    Future<Instant> advance(Duration by) {
        return after(() -> to(clock.instant().plus(by)));
    }

    /** Moves on to this instant; fails with an {@link IllegalArgumentException} when it has passed. */
    Future<Instant> advanceTo(Instant target) {
        return after(() -> to(target));
    }

    /** Does something to the clock between two moves of its. */
    Future<Instant> between(Supplier<Instant> deed) {
        return after(() -> Future.succeededFuture(deed.get()));
    }

    /** One after the other: time has one direction. */
    private Future<Instant> after(Supplier<Future<Instant>> move) {
        latest = latest.transform(before -> move.get());
        return latest;
    }

    private Future<Instant> to(Instant target) {
        if (target.isBefore(clock.instant())) {
            return Future.failedFuture(
                    new IllegalArgumentException("time does not run backwards; it is " + clock.instant()));
        }
        Promise<Instant> arrived = Promise.promise();
        waitThenWalk(target, arrived);
        return arrived.future();
    }

    private void waitThenWalk(Instant target, Promise<Instant> arrived) {
        settle(real.nanos() + PATIENCE.toNanos(), () -> {
            try {
                walk(target, arrived);
            } catch (RuntimeException broken) {
                arrived.fail(broken);
            }
        });
    }

    /** Until all answers are there, and what follows from them has been done. */
    private void settle(long untilNanos, Runnable then) {
        if (work.settled().getAsBoolean() || real.nanos() - untilNanos >= 0) {
            then.run();
        } else {
            vertx.setTimer(LOOK_EVERY_MILLIS, timer -> settle(untilNanos, then));
        }
    }

    private void walk(Instant target, Promise<Instant> arrived) {
        long sliceEnds = real.nanos() + SLICE.toNanos();
        while (clock.instant().isBefore(target)) {
            if (!step(target)) {
                waitThenWalk(target, arrived);
                return;
            }
            if (real.nanos() - sliceEnds >= 0) {
                vertx.runOnContext(now -> waitThenWalk(target, arrived));
                return;
            }
        }
        work.tick().run();
        settle(real.nanos() + PATIENCE.toNanos(), () -> arrived.complete(target));
    }

    /** One leap, or one second with what is due in it; false when that has to be waited for. */
    private boolean step(Instant target) {
        Instant next = earlier(clock.instant().plus(leap), target);
        if (work.quietUntil().test(clock.at(next))) {
            clock.set(next);
            leap = shorter(leap.multipliedBy(2), LONGEST_LEAP);
            return true;
        }
        if (leap.compareTo(SECOND) > 0) {
            leap = Duration.ofSeconds(leap.toSeconds() / 2);
            return true;
        }
        clock.set(next);
        work.tick().run();
        return work.settled().getAsBoolean();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
