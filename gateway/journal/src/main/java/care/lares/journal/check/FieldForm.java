// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.domain.Kind;
import care.lares.domain.Proof;
import care.lares.domain.Purpose;
import care.lares.domain.Quality;
import java.util.List;

/** How a field of an entry is shown. */
enum FieldForm implements Printer {
    /** As it is. */
    PLAIN(Printer::plain),
    /** Microseconds since 1970 as RFC 3339. */
    TIME(Printer::time),
    /** Microseconds. */
    DURATION(Printer::duration),
    /** Number of a reading's kind, with its unit. */
    KIND(Printer.named(Kind::ofCode, kind -> (kind.wireName() + " " + kind.unit()).strip())),
    /** Numbers of a reading's quality flags. */
    QUALITY(Printer.oneOrMore(Printer.named(Quality::ofCode, Quality::wireName))),
    /** Number of an alarm's kind. */
    ALARM_KIND(Printer.named(AlarmKind::ofCode, AlarmKind::wireName)),
    /** Number of how the house is guarded. */
    ARM_MODE(Printer.listed("disarmed", "home", "night", "away", "vacation")),
    /** Number of a priority. */
    PRIORITY(Printer.listed("high", "medium", "low")),
    /** Number of an alarm's state. */
    STATE(Printer.named(AlarmState::ofCode, AlarmState::wireName)),
    /** Number of a lane to a monitoring centre. */
    LANE(Printer.listed("alarms", "vitals", "telemetry")),
    /** Number of what became of the machine's clock. */
    CLOCK(Printer.listed(
            "not_set", "behind_the_log", "unsynchronised", "forward", "back", "returned", "believed", "slept")),
    /** Number of a class of entries. */
    CLASS(Printer.listed("telemetry", "vital", "alarm", "evidence")),
    /** Number of a reason to give way. */
    GAVE_WAY(Printer.listed("space", "retention")),
    /** Number of a proof. */
    PROOF(Printer.named(Proof::ofCode, Proof::wireName)),
    /** Number of what became of an anchor. */
    ANCHOR(Printer.listed("mined", "final", "gone", "foreign", "inherited")),
    /** Number of a sort of key. */
    KEY(Printer.listed("log", "box", "subject", "ledger", "device_ca", "ratchet")),
    /** Number of how it came out that a log is an old copy. */
    CAUSE(Printer.listed("backup", "witness", "ledger")),
    /** Number of what somebody on duty did. */
    DUTY(Printer.listed("pin_set", "pin_gone", "took_over")),
    /** Number of why a walk test is over. */
    ENDING(Printer.listed("said", "time", "second_activation", "restart")),
    /** Number of a step of a house that is set up. */
    COMMISSIONING(Printer.listed(
            "begun",
            "given_up",
            "device_required",
            "device_exempt",
            "device_proved",
            "contact_called",
            "contact_confirmed",
            "mains_lost",
            "mains_back",
            "uplink_lost",
            "uplink_back",
            "report_stands")),
    /** Devices that were activated. */
    PROVED(Printer.each(Printer.fields(PLAIN, PLAIN, KIND, TIME, PLAIN))),
    /** Contacts that answered. */
    CONFIRMED(Printer.each(Printer.fields(PLAIN, TIME))),
    /** What was pulled and put back. */
    PULL(Printer.fields(PLAIN, TIME, TIME)),
    /** Number of a purpose. */
    PURPOSE(Printer.named(Purpose::ofCode, Purpose::wireName)),
    /** Texts by heading. */
    PAIRS(Printer.each(Printer.tuple(2, ": "))),
    /** Ways to reach somebody. */
    CHANNELS(Printer.each(Printer.tuple(3, " "))),
    /** An alarm's steps: the last one, and how many there are. */
    HISTORY(FieldForm::history);

    private static final Printer STEP = Printer.named(AlarmStep::ofCode, AlarmStep::wireName);
    private static final int STEP_FIELDS = 5;

    @SuppressWarnings("ImmutableEnumChecker") // a printer has no state of its own
    private final Printer printer;

    FieldForm(Printer printer) {
        this.printer = printer;
    }

    @Override
    public String print(Object item) throws RefusedException {
        return printer.print(item);
    }

    private static String history(Object item) throws RefusedException {
        if (!(item instanceof List<?> steps)
                || steps.isEmpty()
                || !(steps.get(steps.size() - 1) instanceof List<?> last)
                || last.size() != STEP_FIELDS) {
            throw new RefusedException("alarm has a history of another form");
        }
        String step = STEP.print(last.get(1));
        String said = PLAIN.print(last.get(4)).isEmpty() ? "" : ": " + PLAIN.print(last.get(4));
        return step + " by " + PLAIN.print(last.get(2)) + said + " (step " + steps.size() + ")";
    }
}
