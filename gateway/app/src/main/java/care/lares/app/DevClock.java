// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.api.DevControls;
import care.lares.api.DevControls.Arrival;
import care.lares.api.DevControls.Shown;
import care.lares.clock.HouseClock;
import care.lares.pipeline.Pipeline;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;

/** The clock of a gateway under test as programs move it: they go on when what followed is durable. */
final class DevClock implements DevControls.Clock {
    /** How long storage is waited for, in real time: a test of a broken disk must be told, not held. */
    private static final Duration STORAGE_PATIENCE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final ManualClock clock;
    private final HouseClock house;
    private final ClockWatch watch;
    private final ClockHand hand;
    private final Pipeline pipeline;
    private final AliveMark alive;

    DevClock(
            Vertx vertx,
            ManualClock clock,
            HouseClock house,
            ClockWatch watch,
            ClockHand hand,
            Pipeline pipeline,
            AliveMark alive) {
        this.vertx = vertx;
        this.clock = clock;
        this.house = house;
        this.watch = watch;
        this.hand = hand;
        this.pipeline = pipeline;
        this.alive = alive;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Future<Arrival> advance(Duration by) {
        return lived(clock.instant().plus(by))
                .compose(marked -> hand.advance(by))
                .compose(this::durable);
    }

    @Override
    public Future<Arrival> advanceTo(Instant target) {
        return lived(target).compose(marked -> hand.advanceTo(target)).compose(this::durable);
    }

    @Override
    public Future<Arrival> jump(Duration by) {
        return set(clock.instant().plus(by));
    }

    @Override
    public Future<Arrival> set(Instant to) {
        return hand.between(() -> {
                    clock.jump(to);
                    watch.look();
                    return clock.instant();
                })
                .compose(this::durable);
    }

    @Override
    public Shown shown() {
        return new Shown(house.instant(), house.isTrusted());
    }

    /** Written down first: after a kill on the way, time goes on from where it was going, never back. */
    private Future<Void> lived(Instant target) {
        return vertx.executeBlocking(
                () -> {
                    if (target.isAfter(clock.instant())) {
                        alive.touch(house.at(clock.at(target).nanos()));
                    }
                    return null;
                },
                false);
    }

    private Future<Arrival> durable(Instant now) {
        Promise<Arrival> arrived = Promise.promise();
        long timer = vertx.setTimer(STORAGE_PATIENCE.toMillis(), late -> arrived.tryComplete(new Arrival(now, false)));
        boolean waits = pipeline.whenDurable(() -> arrived.tryComplete(new Arrival(now, true)));
        if (!waits) {
            arrived.tryComplete(new Arrival(now, false));
        }
        return arrived.future().onComplete(told -> vertx.cancelTimer(timer));
    }
}
