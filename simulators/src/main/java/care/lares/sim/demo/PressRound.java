// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.measure.Latencies;
import care.lares.sim.ward.Resident;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Residents who call now and then; whoever waits for an answer does not press again. */
final class PressRound {
    private final Stage stage;
    private final SplittableRandom dice;
    private final Latencies untilNotified = new Latencies();
    private int pressed;
    private int asked;

    PressRound(Stage stage, long seed) {
        this.stage = stage;
        this.dice = new SplittableRandom(seed);
    }

    /** Someone without an open call presses. */
    CallBell.Press press() {
        return press(someoneWithoutCall());
    }

    /** This one presses, because somebody beside the demo wants it; perhaps once more in a call that is open. */
    synchronized CallBell.Press pressAsAsked(Resident resident) {
        asked++;
        return press(resident);
    }

    private synchronized CallBell.Press press(Resident resident) {
        pressed++;
        CallBell.Press press = stage.press(resident, "press" + pressed);
        var unused = press.notified().thenAccept(alarm -> note(press.until(alarm.nanos())));
        return press;
    }

    /** Someone presses every now and then, this far apart on average, for this long. */
    void pressFor(Duration length, Duration between) {
        long end = stage.ticks().nanos() + length.toNanos();
        while (true) {
            Duration pause = Duration.ofMillis((long) (between.toMillis() * dice.nextDouble(0.5, 1.5)));
            long left = end - stage.ticks().nanos();
            if (left < pause.toNanos()) {
                Waiting.pause(Duration.ofNanos(Math.max(0, left)), stage.ticks());
                return;
            }
            Waiting.pause(pause, stage.ticks());
            press();
        }
    }

    private Resident someoneWithoutCall() {
        List<Resident> calm = stage.ward.residents().stream()
                .filter(resident -> !stage.board.isOpenFor(resident.pendant().value()))
                .toList();
        List<Resident> anyone = calm.isEmpty() ? stage.ward.residents() : calm;
        return anyone.get(dice.nextInt(anyone.size()));
    }

    private synchronized void note(Duration latency) {
        untilNotified.add(latency.toNanos());
    }

    synchronized int pressed() {
        return pressed;
    }

    /** How many of {@link #pressed} somebody beside the demo wanted. */
    synchronized int asked() {
        return asked;
    }

    synchronized long notified() {
        return untilNotified.count();
    }

    Latencies untilNotified() {
        return untilNotified;
    }
}
