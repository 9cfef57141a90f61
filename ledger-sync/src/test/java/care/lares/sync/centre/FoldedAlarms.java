// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Assignment;
import care.lares.domain.DeliveryMark;
import care.lares.domain.DeviceId;
import care.lares.domain.WayOut;
import care.lares.sync.summary.SeededWard;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Alarms of devices that fall silent, and calls, as the desk would make them. */
final class FoldedAlarms {
    private FoldedAlarms() {}

    static Alarm silent(int device, Instant at) {
        return raised(AlarmKind.SENSOR_STALE, device, at);
    }

    static Alarm technical(AlarmKind kind, int device, Instant at) {
        return raised(kind, device, at);
    }

    static Alarm call(int device, Instant at) {
        return raised(AlarmKind.SOS, device, at);
    }

    private static Alarm raised(AlarmKind kind, int device, Instant at) {
        AlarmEvent first = new AlarmEvent(at, AlarmStep.RAISED, "rule", "rule", "");
        return new Alarm(
                new AlarmId("%08x%024x".formatted(kind.code(), device)),
                "watch",
                kind,
                kind.priority(),
                AlarmState.ACTIVE,
                Assignment.NONE,
                Optional.of(new DeviceId("device-" + device)),
                at,
                at,
                "text",
                "",
                1,
                1,
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                List.of(first));
    }

    static Alarm after(Alarm alarm, AlarmStep step, AlarmState state, Instant at) {
        return SeededWard.after(alarm, state, new AlarmEvent(at, step, "someone", "page", ""));
    }

    /** As the desk writes that a way out has delivered a step. */
    static Alarm delivered(Alarm alarm, int step, WayOut way, Instant at) {
        String mark = new DeliveryMark(step, alarm.steps()).text();
        return SeededWard.after(
                alarm, alarm.state(), new AlarmEvent(at, AlarmStep.DELIVERED, way.name(), way.channel(), mark));
    }
}
