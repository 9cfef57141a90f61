// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Moment;
import care.lares.domain.WalkTestEnding;
import care.lares.journal.WalkTestEntry.WalkTestBegan;
import care.lares.rules.walktest.WalkTest;
import java.util.Optional;
import java.util.function.Supplier;

/** Somebody tries devices on purpose: begun and ended here, lived through in {@link RunningWalkTest}. */
public final class WalkTests {
    private final House house;
    private final Recorder recorder;
    private final Alarms alarms;
    private final Registrar registrar;
    private final WaitingAcknowledgements waiting;
    private final Supplier<Moment> clock;

    WalkTests(
            House house,
            Recorder recorder,
            Alarms alarms,
            Registrar registrar,
            WaitingAcknowledgements waiting,
            Supplier<Moment> clock) {
        this.house = house;
        this.recorder = recorder;
        this.alarms = alarms;
        this.registrar = registrar;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** How far the walk test has come that goes on, if one does. */
    public Optional<WalkTest> running() {
        return alarms.walk().running();
    }

    /**
     * Somebody begins to try devices. None may be tried already.
     *
     * @param durable called, on any thread, when that would survive a power cut
     * @return whether the log took it; when not, nothing has begun
     */
    public boolean begin(WalkTestBegan began, Runnable durable) {
        boolean taken = registrar.register(began, durable);
        if (taken) {
            alarms.walk().begin(began, clock.get());
        }
        return taken;
    }

    /**
     * The walk test is over, if one went on, whatever becomes of its report.
     *
     * @param durable called, on any thread, when its report would survive a power cut
     * @return whether it will be called; not when the log could not take the report
     */
    public boolean end(Runnable durable) {
        alarms.endWalk(WalkTestEnding.SAID, clock.get());
        boolean reported = house.registry().walkTests().running().isEmpty();
        return reported && waiting.after(recorder.size(), durable);
    }
}
