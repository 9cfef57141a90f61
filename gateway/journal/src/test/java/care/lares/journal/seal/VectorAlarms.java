// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import static care.lares.journal.seal.VectorEntries.ANNA;
import static care.lares.journal.seal.VectorEntries.COUNTING;
import static care.lares.journal.seal.VectorEntries.NOON;
import static care.lares.journal.seal.VectorEntries.PENDANT;
import static care.lares.journal.seal.VectorEntries.ROOM;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Assignment;
import care.lares.domain.Moment;
import care.lares.domain.PersonId;
import care.lares.domain.Priority;
import care.lares.journal.Entry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The alarms of the test vectors. */
final class VectorAlarms {
    private VectorAlarms() {}

    static void first(Map<String, Entry> all) {
        Instant accepted = NOON.plus(5, ChronoUnit.MICROS);
        Alarm full = sos(
                AlarmState.ACCEPTED,
                NOON.minusMillis(1),
                new Presses(2, 3, true),
                Optional.of(new PersonId("carer-1")),
                new Moment(NOON.plusSeconds(600), 123_456_789),
                List.of(7L, 300L),
                List.of(
                        new AlarmEvent(NOON, AlarmStep.RAISED, "pendant-7", "mqtt", ""),
                        new AlarmEvent(accepted, AlarmStep.ACCEPTED, "carer-1", "mqtt", "on my way")));
        all.put("alarm", new Entry.AlarmChanged(full));
        Alarm bare = new Alarm(
                new AlarmId("0".repeat(32)),
                "gateway.off",
                AlarmKind.GATEWAY_WAS_OFF,
                Priority.MEDIUM,
                AlarmState.ACTIVE,
                Assignment.NONE,
                Optional.empty(),
                NOON,
                NOON,
                "",
                "",
                1,
                1,
                false,
                true,
                Optional.empty(),
                Optional.empty(),
                true,
                List.of(),
                List.of(new AlarmEvent(NOON, AlarmStep.RAISED, "gateway", "rule", "")));
        all.put("alarm-bare", new Entry.AlarmChanged(bare));
    }

    static void notified(Map<String, Entry> all) {
        Instant told = NOON.plus(7, ChronoUnit.MICROS);
        Alarm alarm = sos(
                AlarmState.ACTIVE,
                NOON,
                new Presses(1, 1, false),
                Optional.empty(),
                new Moment(NOON.plusSeconds(60), 0),
                List.of(7L),
                List.of(
                        new AlarmEvent(NOON, AlarmStep.RAISED, "pendant-7", "rule", ""),
                        new AlarmEvent(told, AlarmStep.NOTIFIED, "gateway", "webhook", "step 1 of 1: anton, berta")));
        all.put("alarm-notified", new Entry.AlarmChanged(alarm));
    }

    /** How often somebody called, and whether that still holds. */
    private record Presses(int occurrence, int count, boolean present) {}

    private static Alarm sos(
            AlarmState state,
            Instant observed,
            Presses presses,
            Optional<PersonId> acceptedBy,
            Moment hold,
            List<Long> evidence,
            List<AlarmEvent> history) {
        return new Alarm(
                new AlarmId(COUNTING.substring(0, 32)),
                "call.sos",
                AlarmKind.SOS,
                Priority.HIGH,
                state,
                new Assignment(ANNA, ROOM),
                Optional.of(PENDANT),
                NOON,
                observed,
                "Call for help",
                "Go to the person",
                presses.occurrence(),
                presses.count(),
                presses.present(),
                false,
                acceptedBy,
                Optional.of(hold),
                false,
                evidence,
                history);
    }
}
