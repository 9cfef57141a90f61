// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Moment;
import care.lares.pipeline.Pipeline;
import care.lares.rules.GatewayFindings;
import java.util.Optional;
import java.util.function.Supplier;

/** What is looked after once a second: time that has passed, a disk that has stopped to answer, a way out that is cut. */
final class Upkeep {
    private final ClockWatch clockWatch;
    private final Pipeline pipeline;
    private final CoverageWatch coverage;
    private final SelfTest selfTest;
    private final StorageWatch storage;
    private final UplinkWatch uplink;
    private final GoneWays gone;
    private final Supplier<Moment> clock;
    private final Standstill standstill;
    private boolean recording = true;

    Upkeep(
            ClockWatch clockWatch,
            Pipeline pipeline,
            CoverageWatch coverage,
            SelfTest selfTest,
            StorageWatch storage,
            UplinkWatch uplink,
            GoneWays gone,
            Supplier<Moment> clock) {
        this.clockWatch = clockWatch;
        this.pipeline = pipeline;
        this.coverage = coverage;
        this.selfTest = selfTest;
        this.storage = storage;
        this.uplink = uplink;
        this.gone = gone;
        this.clock = clock;
        this.standstill = new Standstill(clock.get());
    }

    void look() {
        standstill.ended(clock.get()).ifPresent(pipeline::found);
        passTime();
        lookAround();
        standstill.watching(clock.get());
    }

    /** What is due by the gateway's clock. */
    void passTime() {
        clockWatch.look();
        pipeline.tick();
        coverage.look(clock.get()).ifPresent(pipeline::found);
        selfTest.look(clock.get());
        uplink.look();
    }

    /** Whether nothing is due up to that moment. */
    boolean quietUntil(Moment then) {
        return clockWatch.quietUntil(then)
                && pipeline.quietUntil(then)
                && coverage.quietUntil(then)
                && selfTest.quietUntil(then)
                && uplink.quietUntil(then);
    }

    /** Whether nothing that was begun waits for the disk, which works in real time. */
    boolean isSettled() {
        return selfTest.isSettled();
    }

    /** A disk fails in real time, and a cable is pulled, whatever the gateway's clock shows. */
    void lookAround() {
        lookAtStorage();
        uplink.look();
        gone.look(clock.get().wall());
    }

    private void lookAtStorage() {
        Optional<String> problem = storage.problem();
        if (problem.isPresent() && recording) {
            pipeline.found(StorageWords.of(problem.get()).finding(clock.get().wall()));
        } else if (problem.isEmpty() && !recording) {
            pipeline.found(GatewayFindings.recordingWorks(clock.get().wall()));
        }
        recording = problem.isEmpty();
    }
}
