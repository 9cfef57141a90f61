// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.roster;

import care.lares.domain.ContactId;
import care.lares.domain.PlaceId;
import care.lares.domain.Priority;
import care.lares.domain.roster.CallPlan;
import care.lares.domain.roster.CallStep;
import care.lares.domain.roster.Roster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whom to call with an alarm, round after round: each step up calls one round more. Whoever was called stays called.
 *
 * <p>There is always somebody: quiet hours never apply to high alarms, and to others only while somebody is left; a roster
 * that has nobody for the hour is as good as none. Where nobody of the plan answers a high alarm, a last round calls
 * everybody else who is not away.
 */
public final class CallRounds {
    private final List<Set<ContactId>> rounds;

    private CallRounds(List<Set<ContactId>> rounds) {
        this.rounds = List.copyOf(rounds);
    }

    /**
     * For an alarm, at a moment.
     *
     * @param place where it is
     * @param priority how soon somebody must act
     * @param known all contacts there are, in their order
     */
    public static CallRounds of(
            Roster roster, Optional<PlaceId> place, Priority priority, Collection<ContactId> known, Instant at) {
        Optional<CallPlan> plan = roster.plan(place);
        if (plan.isEmpty()) {
            return everybody(known);
        }
        OnCall onCall = new OnCall(roster, at);
        Predicate<ContactId> there = known::contains;
        Predicate<ContactId> awake = contact -> priority == Priority.HIGH || !onCall.isQuiet(contact);
        List<Set<ContactId>> rounds = rounds(plan.get(), onCall, there.and(awake));
        if (rounds.isEmpty()) {
            rounds = rounds(plan.get(), onCall, there);
        }
        if (rounds.isEmpty()) {
            return everybody(known);
        }
        if (priority == Priority.HIGH) {
            add(
                    rounds,
                    known.stream().filter(contact -> !onCall.isAway(contact)).toList());
        }
        return new CallRounds(rounds);
    }

    /** Everybody at once: where no roster is kept, and where nobody knows what time it is. */
    public static CallRounds everybody(Collection<ContactId> known) {
        return new CallRounds(known.isEmpty() ? List.of() : List.of(new LinkedHashSet<>(known)));
    }

    /** The same after somebody who is called alone at first, whatever the hour. */
    public CallRounds after(ContactId first) {
        List<Set<ContactId>> all = new ArrayList<>();
        add(all, List.of(first));
        rounds.forEach(round -> add(all, round));
        return new CallRounds(all);
    }

    private static List<Set<ContactId>> rounds(CallPlan plan, OnCall onCall, Predicate<ContactId> reachable) {
        List<Set<ContactId>> rounds = new ArrayList<>();
        for (CallStep step : plan.steps()) {
            List<ContactId> called =
                    onCall.step(step).stream().filter(reachable).toList();
            if (step.inTurn()) {
                called.forEach(contact -> add(rounds, List.of(contact)));
            } else {
                add(rounds, called);
            }
        }
        return rounds;
    }

    /** Whoever was called before is not called anew. */
    private static void add(List<Set<ContactId>> rounds, Collection<ContactId> called) {
        Set<ContactId> anew = new LinkedHashSet<>(called);
        rounds.forEach(anew::removeAll);
        if (!anew.isEmpty()) {
            rounds.add(anew);
        }
    }

    /** Whom an alarm has called that has gone up so many steps; 0: it was raised. */
    public Set<ContactId> called(int stepsUp) {
        Set<ContactId> called = new LinkedHashSet<>();
        rounds.subList(0, Math.min(stepsUp + 1, rounds.size())).forEach(called::addAll);
        return called;
    }

    /** Whom its latest step called; empty when there is nobody. */
    public Set<ContactId> latest(int stepsUp) {
        return rounds.isEmpty() ? Set.of() : Set.copyOf(rounds.get(Math.min(stepsUp, rounds.size() - 1)));
    }

    /** Whether one more step calls somebody else. */
    public boolean goesOn(int stepsUp) {
        return stepsUp + 1 < rounds.size();
    }

    /** The rounds, the first one first. */
    public List<Set<ContactId>> all() {
        return rounds;
    }
}
