// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.link.DeviceLink;
import care.lares.sim.ward.Resident;
import java.time.Duration;

/** A pendant that tries to answer a call: no device ever may. */
final class Intruder {
    /** Many times as long as a real answer takes. */
    private static final Duration LONG_ENOUGH = Duration.ofMillis(500);

    private static final Duration CONNECTED_WITHIN = Duration.ofMinutes(1);

    private final Stage stage;

    Intruder(Stage stage) {
        this.stage = stage;
    }

    /** Whether the alarm is, after the attempt, exactly as it was before. */
    boolean changesNothing(Resident owner, AlarmView alarm) {
        String pendant = owner.pendant().value();
        try (DeviceLink link = stage.lines.open(pendant + "-intruder", stage.enrolment.of(pendant))) {
            Waiting.until(link::connected, CONNECTED_WITHIN, stage.ticks());
            String end =
                    "{\"by\":\"" + stage.enrolment.carer().user() + "\",\"action\":\"end\",\"outcome\":\"nothing\"}";
            link.publish(alarm.topic() + "/act", end, acknowledgement -> {});
            Waiting.pause(LONG_ENOUGH, stage.ticks());
        }
        return stage.board
                .find(alarm.topic())
                .filter(after -> after.state().equals(alarm.state()) && after.steps() == alarm.steps())
                .isPresent();
    }
}
