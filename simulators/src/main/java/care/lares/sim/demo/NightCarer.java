// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.domain.Ticks;
import care.lares.sim.link.DeviceLink;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Answers alarms as a person would: sees one, sets out, helps, and says how it ended. Each takes a second or two. */
final class NightCarer {
    private static final int LOOKS_EVERY_MILLIS = 100;
    private static final int THINKS_MIN_MILLIS = 300;
    private static final int THINKS_MAX_MILLIS = 1_500;

    private final AlarmBoard board;
    private final DeviceLink link;
    private final Ticks ticks;
    private final SplittableRandom dice;
    private final Map<String, Intent> intents = new HashMap<>();
    private volatile boolean resting;

    NightCarer(AlarmBoard board, DeviceLink link, Ticks ticks, long seed) {
        this.board = board;
        this.link = link;
        this.ticks = ticks;
        this.dice = new SplittableRandom(seed);
    }

    /** Looks at the board from now on. */
    void start(ScheduledExecutorService timer) {
        var unused = timer.scheduleWithFixedDelay(this::look, 0, LOOKS_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Does nothing until told to go on. */
    void rest() {
        resting = true;
    }

    void goOn() {
        resting = false;
    }

    private synchronized void look() {
        if (resting) {
            return;
        }
        intents.keySet().removeIf(topic -> board.find(topic).isEmpty());
        for (AlarmView alarm : board.open()) {
            Intent intent = intents.get(alarm.topic());
            if (intent == null || !intent.sameAs(alarm)) {
                intents.put(alarm.topic(), intent(alarm));
            } else if (intent.dueNanos - ticks.nanos() <= 0) {
                act(alarm);
                intents.put(alarm.topic(), intent(alarm)); // Tries again if that changes nothing.
            }
        }
    }

    private Intent intent(AlarmView alarm) {
        Duration thinks = Duration.ofMillis(dice.nextInt(THINKS_MIN_MILLIS, THINKS_MAX_MILLIS));
        return new Intent(alarm.state(), alarm.occurrence(), ticks.nanos() + thinks.toNanos());
    }

    private void act(AlarmView alarm) {
        switch (alarm.state()) {
            case AlarmView.ACKNOWLEDGED -> send(alarm, "\"accept\"");
            case AlarmView.ACCEPTED -> send(alarm, "\"end\",\"outcome\":\"was there, helped, all is well\"");
            default -> send(alarm, "\"acknowledge\"");
        }
    }

    /** An answer that is long on its way is none to a call that has begun anew meanwhile. */
    private void send(AlarmView alarm, String action) {
        String act = "{\"occurrence\":" + alarm.occurrence() + ",\"action\":" + action + "}";
        link.publish(alarm.topic() + "/act", act, answer -> {
            if (answer.accepted()) {
                board.promised(alarm.call());
            }
        });
    }

    /** What the carer will do about an alarm as it stands, and when. */
    private record Intent(String state, int occurrence, long dueNanos) {
        boolean sameAs(AlarmView alarm) {
            return state.equals(alarm.state()) && occurrence == alarm.occurrence();
        }
    }
}
