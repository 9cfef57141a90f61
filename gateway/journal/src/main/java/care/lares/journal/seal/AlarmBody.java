// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.PersonId;
import care.lares.domain.Priority;
import care.lares.journal.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * {@code [2, at, id, rule, kind, priority, state, resident, place, device, raised, observed, text, advice, occurrence,
 * count, cause present, cause unknown, accepted by, hold until, test, evidence, history]}.
 */
final class AlarmBody {
    private static final int FIELDS = 23;
    private static final int EVENT_FIELDS = 5;
    private static final int ID_BYTES = 16;
    private static final HexFormat HEX = HexFormat.of();

    private AlarmBody() {}

    static void write(Alarm alarm, CborWriter out) {
        out.array(FIELDS)
                .integer(EntryCodec.ALARM_CHANGED)
                .moment(alarm.latest().at());
        out.bytes(HEX.parseHex(alarm.id().value())).text(alarm.rule());
        out.integer(alarm.kind().code())
                .integer(code(alarm.priority()))
                .integer(alarm.state().code());
        ReadingBody.write(alarm.assignment(), out);
        out.optionalText(alarm.device()).moment(alarm.raisedAt()).moment(alarm.observedAt());
        out.text(alarm.text()).text(alarm.advice()).integer(alarm.occurrence()).integer(alarm.count());
        out.flag(alarm.causePresent()).flag(alarm.causeUnknown()).optionalText(alarm.acceptedBy());
        out.optionalMoment(alarm.holdUntil().map(Moment::wall)).flag(alarm.test());
        out.array(alarm.evidence().size());
        alarm.evidence().forEach(out::integer);
        out.array(alarm.history().size());
        alarm.history().forEach(event -> write(event, out));
    }

    static Entry.AlarmChanged read(int fields, CborReader in) throws UnreadableEntryException {
        in.count(fields, FIELDS);
        Instant at = in.moment();
        Alarm alarm = new Alarm(
                new AlarmId(HEX.formatHex(in.byteString(ID_BYTES))),
                in.text(),
                in.known(AlarmKind.ofCode(in.count()), "alarm kind"),
                readPriority(in),
                in.known(AlarmState.ofCode(in.count()), "alarm state"),
                ReadingBody.readAssignment(in),
                in.optionalText().map(DeviceId::new),
                in.moment(),
                in.moment(),
                in.text(),
                in.text(),
                in.count(),
                in.count(),
                in.flag(),
                in.flag(),
                in.optionalText().map(PersonId::new),
                readHold(in),
                in.flag(),
                readEvidence(in),
                readHistory(in));
        if (!alarm.latest().at().equals(at)) {
            throw in.wrong("time of the entry is not that of its latest step");
        }
        return new Entry.AlarmChanged(alarm);
    }

    private static void write(AlarmEvent event, CborWriter out) {
        out.array(EVENT_FIELDS).moment(event.at()).integer(event.step().code());
        out.text(event.by()).text(event.channel()).text(event.detail());
    }

    private static Optional<Moment> readHold(CborReader in) throws UnreadableEntryException {
        return in.optionalMoment().map(wall -> new Moment(wall, 0));
    }

    private static List<Long> readEvidence(CborReader in) throws UnreadableEntryException {
        int size = in.array(0, Alarm.MAX_EVIDENCE, "pieces of evidence");
        List<Long> evidence = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            evidence.add(in.integer());
        }
        return evidence;
    }

    private static List<AlarmEvent> readHistory(CborReader in) throws UnreadableEntryException {
        int size = in.array(1, Alarm.MAX_HISTORY, "steps");
        List<AlarmEvent> history = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            in.array(EVENT_FIELDS);
            history.add(new AlarmEvent(
                    in.moment(), in.known(AlarmStep.ofCode(in.count()), "step"), in.text(), in.text(), in.text()));
        }
        return history;
    }

    static int code(Priority priority) {
        return switch (priority) {
            case HIGH -> 1;
            case MEDIUM -> 2;
            case LOW -> 3;
        };
    }

    static Priority readPriority(CborReader in) throws UnreadableEntryException {
        return switch (in.count()) {
            case 1 -> Priority.HIGH;
            case 2 -> Priority.MEDIUM;
            case 3 -> Priority.LOW;
            default -> throw in.wrong("unknown priority");
        };
    }
}
