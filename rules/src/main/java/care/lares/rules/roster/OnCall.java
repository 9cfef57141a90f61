// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.roster;

import care.lares.domain.ContactId;
import care.lares.domain.roster.Absence;
import care.lares.domain.roster.CallPlan;
import care.lares.domain.roster.CallStep;
import care.lares.domain.roster.Roster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who can be called at a moment: on duty, and not away, or whoever stands in for them. */
final class OnCall {
    private final Roster roster;
    private final Instant at;

    OnCall(Roster roster, Instant at) {
        this.roster = roster;
        this.at = at;
    }

    /** Who is called at a step, in their order, nobody twice. */
    List<ContactId> step(CallStep step) {
        Set<ContactId> called = new LinkedHashSet<>();
        for (String name : step.shifts()) {
            roster.shift(name)
                    .filter(shift -> shift.onDuty(at, roster.zone()))
                    .ifPresent(shift ->
                            shift.contacts().forEach(contact -> present(contact).ifPresent(called::add)));
        }
        step.contacts().forEach(contact -> present(contact).ifPresent(called::add));
        return new ArrayList<>(called);
    }

    /** Everybody a plan calls at that moment. */
    Set<ContactId> all(CallPlan plan) {
        Set<ContactId> all = new LinkedHashSet<>();
        plan.steps().forEach(step -> all.addAll(step(step)));
        return all;
    }

    /** Whoever comes for this contact: themselves unless they are away, then who stands in, who may be away as well. */
    private Optional<ContactId> present(ContactId contact) {
        Set<ContactId> asked = new HashSet<>();
        Optional<ContactId> who = Optional.of(contact);
        while (who.isPresent() && asked.add(who.get())) {
            Optional<Absence> absence = absence(who.get());
            if (absence.isEmpty()) {
                return who;
            }
            who = absence.get().instead();
        }
        return Optional.empty();
    }

    boolean isAway(ContactId contact) {
        return absence(contact).isPresent();
    }

    private Optional<Absence> absence(ContactId contact) {
        return roster.absences().stream()
                .filter(absence -> absence.contact().equals(contact) && absence.holds(at))
                .findFirst();
    }

    boolean isQuiet(ContactId contact) {
        return roster.quiet().stream()
                .anyMatch(
                        hours -> hours.contact().equals(contact) && hours.when().holds(at, roster.zone()));
    }
}
