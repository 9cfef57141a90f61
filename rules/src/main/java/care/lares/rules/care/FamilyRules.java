// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.care;

import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.care.CarePlan;
import care.lares.domain.care.FamilyRhythm;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Rule;
import care.lares.rules.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Nobody of the family has been in touch for too long. What counts is what somebody has confirmed: a gateway does not see
 * who comes through a door. Begins by day only, so that it wakes nobody. Pure.
 */
public final class FamilyRules {
    /** Nobody has been in touch. */
    public static final Rule DUE = new Rule("care.family", AlarmKind.FAMILY_CONTACT_DUE);

    /** Reminders begin from this hour on, by the plan's clock. */
    static final LocalTime DAY_BEGINS = LocalTime.of(9, 0);
    /** No reminder begins from this hour on: whoever is told can still call the same day. */
    static final LocalTime DAY_ENDS = LocalTime.of(18, 0);

    private FamilyRules() {}

    /**
     * What is to be told.
     *
     * @param latest when somebody was in touch last; empty: never since the plan was made
     * @param open whether a reminder is open
     * @param now by a clock that is trusted
     */
    public static Optional<Finding> look(
            Assignment whom, CarePlan plan, Optional<Instant> latest, boolean open, Instant now) {
        Optional<Instant> due = dueAt(plan, latest);
        if (due.filter(at -> !now.isBefore(at)).isEmpty()) {
            return open ? Optional.of(finding(whom, Phase.GONE, now, Words.NOTHING)) : Optional.empty();
        }
        if (open || plan.isAway(now) || !isDay(plan, now)) {
            return Optional.empty();
        }
        Duration every = plan.family().orElseThrow().every();
        Words words = CareWords.familyDue(every, due.orElseThrow().minus(every));
        return Optional.of(finding(whom, Phase.PRESENT, now, words));
    }

    /** When somebody is to be in touch at the latest; empty when nobody has to. */
    public static Optional<Instant> dueAt(CarePlan plan, Optional<Instant> latest) {
        return plan.family().map(rhythm -> since(rhythm, latest).plus(rhythm.every()));
    }

    private static Instant since(FamilyRhythm rhythm, Optional<Instant> latest) {
        return latest.filter(rhythm.since()::isBefore).orElse(rhythm.since());
    }

    private static boolean isDay(CarePlan plan, Instant now) {
        LocalTime local = LocalTime.ofInstant(now, plan.zone());
        return !local.isBefore(DAY_BEGINS) && local.isBefore(DAY_ENDS);
    }

    private static Finding finding(Assignment whom, Phase phase, Instant at, Words words) {
        return new Finding(
                DUE.name(),
                DUE.kind(),
                phase,
                DUE.kind().priority(),
                whom,
                Optional.empty(),
                Optional.empty(),
                at,
                words,
                false,
                OptionalLong.empty());
    }
}
