// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.Moment;
import care.lares.domain.PersonId;
import care.lares.domain.Priority;
import care.lares.rules.Finding;
import care.lares.rules.Phrases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An alarm while it takes a step: what the step changes is set, the rest stays. Lives within one method. */
final class Draft {
    private final Alarm before;
    private AlarmKind kind;
    private AlarmState state;
    private Priority priority;
    private Instant observedAt;
    private String text;
    private String advice;
    private int occurrence;
    private int count;
    private boolean causePresent;
    private boolean causeUnknown;
    private Optional<PersonId> acceptedBy;
    private Optional<Moment> holdUntil;
    private List<Long> evidence;

    private Draft(Alarm before) {
        this.before = before;
        this.kind = before.kind();
        this.state = before.state();
        this.priority = before.priority();
        this.observedAt = before.observedAt();
        this.text = before.text();
        this.advice = before.advice();
        this.occurrence = before.occurrence();
        this.count = before.count();
        this.causePresent = before.causePresent();
        this.causeUnknown = before.causeUnknown();
        this.acceptedBy = before.acceptedBy();
        this.holdUntil = before.holdUntil();
        this.evidence = before.evidence();
    }

    static Draft of(Alarm alarm) {
        return new Draft(alarm);
    }

    /** A new alarm before its first step. */
    static Draft of(AlarmId id, Finding finding, Phrases phrases, Moment now) {
        return new Draft(new Alarm(
                id,
                finding.rule(),
                finding.kind(),
                finding.priority(),
                AlarmState.ACTIVE,
                finding.assignment(),
                finding.device(),
                now.wall(),
                finding.observedAt(),
                phrases.text(finding.words()),
                phrases.advice(finding.words()),
                1,
                0,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                finding.test(),
                List.of(),
                List.of()));
    }

    Draft state(AlarmState next) {
        state = next;
        return this;
    }

    /** Over: nobody is waited for any more. */
    Draft ended() {
        return state(AlarmState.ENDED).holdUntil(Optional.empty());
    }

    Draft holdUntil(Optional<Moment> until) {
        holdUntil = until;
        return this;
    }

    Draft cause(boolean present) {
        causePresent = present;
        causeUnknown = false;
        return this;
    }

    Draft causeUnknown() {
        causeUnknown = true;
        return this;
    }

    Draft acceptedBy(PersonId person) {
        acceptedBy = Optional.of(person);
        return this;
    }

    Draft nobodyGoing() {
        acceptedBy = Optional.empty();
        return this;
    }

    /** It is something worse now. */
    Draft worse(AlarmKind worseKind, Priority worsePriority, String worseText, String worseAdvice) {
        kind = worseKind;
        priority = worsePriority;
        text = worseText;
        advice = worseAdvice;
        return this;
    }

    /** Told once more: more urgent if the finding is, never less. */
    Draft counted(Finding finding) {
        count++;
        if (finding.priority().isAbove(priority)) {
            priority = finding.priority();
            kind = finding.kind();
        }
        OptionalLong seq = finding.evidence();
        if (seq.isPresent()) {
            evidence = new ArrayList<>(evidence);
            evidence.add(seq.getAsLong());
        }
        return this;
    }

    /** The words of the newest news; older news that came later never replaces them. */
    Draft toldBy(Finding finding, Phrases phrases) {
        if (!finding.observedAt().isBefore(observedAt)) {
            observedAt = finding.observedAt();
            text = phrases.text(finding.words());
            advice = phrases.advice(finding.words());
        }
        return this;
    }

    Draft newOccurrence() {
        occurrence++;
        return this;
    }

    /** The alarm after the step. */
    Alarm after(AlarmEvent event) {
        List<AlarmEvent> history = new ArrayList<>(before.history());
        history.add(event);
        return new Alarm(
                before.id(),
                before.rule(),
                kind,
                priority,
                state,
                before.assignment(),
                before.device(),
                before.raisedAt(),
                observedAt,
                text,
                advice,
                occurrence,
                count,
                causePresent,
                causeUnknown,
                acceptedBy,
                holdUntil,
                before.test(),
                evidence,
                history);
    }
}
