// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.Delivery;
import care.lares.domain.Delivery.Outcome;
import care.lares.domain.Notice;
import care.lares.domain.PersonId;
import care.lares.domain.Priority;
import care.lares.domain.WayOut;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.alarm.Command.Action;
import care.lares.rules.fixture.Ward;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** An alarm that was raised just now, by a press or by a condition, and whatever happens to it. */
final class OneAlarm {
    private static final WayOut PHONE = new WayOut("webhook", "anton");

    final Ward ward = new Ward();
    private final AlarmKind kind;
    private final AlarmId id;

    OneAlarm(AlarmKind kind) {
        this.kind = kind;
        this.id = tell(first()).changed().get(0).id();
    }

    private Phase first() {
        return kind == AlarmKind.SOS ? Phase.EVENT : Phase.PRESENT;
    }

    AlarmId id() {
        return id;
    }

    AlarmState state() {
        return now().state();
    }

    Alarm now() {
        return ward.log().stream()
                .filter(alarm -> alarm.id().equals(id))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    DeskStep tell(Phase phase) {
        return phase == Phase.EVENT ? ward.press() : ward.condition(kind, phase);
    }

    DeskStep tellAgain() {
        return tell(first());
    }

    DeskStep tellWorse() {
        Finding worse = ward.finding(kind, first(), Priority.HIGH, Optional.of("worse"), OptionalLong.of(4711), false);
        return ward.on(worse);
    }

    DeskStep act(String person, Action action, String outcome) {
        return ward.on(command(person, action, outcome));
    }

    Command command(String person, Action action, String outcome) {
        return new Command(id, action, new PersonId(person), "mqtt", outcome);
    }

    DeskStep hand() {
        return ward.on(new Notice(id, now().soundedStep(), PHONE.channel(), Set.of(PHONE.name())));
    }

    DeskStep answer(Outcome outcome) {
        return ward.on(new Delivery(id, now().steps(), PHONE, outcome, outcome == Outcome.DELIVERED ? "" : "no"));
    }
}
