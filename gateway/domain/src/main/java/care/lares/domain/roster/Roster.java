// SPDX-License-Identifier: Apache-2.0
package care.lares.domain.roster;

import care.lares.domain.ContactId;
import care.lares.domain.PersonId;
import care.lares.domain.PlaceId;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who is called with an alarm, and when: the plan the house goes by.
 *
 * @param zone by whose clock its hours are meant
 * @param shifts who is on duty when
 * @param absences who is away
 * @param quiet who sleeps when
 * @param plans in which order people are called; one of them is for all places that no other names. None: there is no
 *     roster, and everybody is called at once
 * @param accepts who may take an alarm upon themselves; none: whoever may act on alarms
 */
public record Roster(
        ZoneId zone,
        List<Shift> shifts,
        List<Absence> absences,
        List<QuietHours> quiet,
        List<CallPlan> plans,
        Set<PersonId> accepts) {
    /** No roster. */
    public static final Roster NONE =
            new Roster(ZoneId.of("UTC"), List.of(), List.of(), List.of(), List.of(), Set.of());

    /** Most shifts: three a day on each day of the week, thrice. */
    public static final int MAX_SHIFTS = 64;
    /** Most absences: past ones may stay a while. */
    public static final int MAX_ABSENCES = 256;
    /** Most quiet hours: a few for each who is called. */
    public static final int MAX_QUIET = 128;
    /** Most plans: one for each ward of a large house. */
    public static final int MAX_PLANS = 64;
    /** Most people who are listed to take alarms: the staff of a large house. */
    public static final int MAX_ACCEPTS = 256;

    /** Copies everything; refuses a roster that speaks of a shift it does not have, or of a place twice. */
    public Roster {
        shifts = atMost(MAX_SHIFTS, "shifts", shifts);
        absences = atMost(MAX_ABSENCES, "absences", absences);
        quiet = atMost(MAX_QUIET, "quiet hours", quiet);
        plans = atMost(MAX_PLANS, "orders of calls", plans);
        accepts = Set.copyOf(atMost(MAX_ACCEPTS, "people who accept", List.copyOf(accepts)));
        named(shifts, plans);
        placed(plans);
    }

    private static <T> List<T> atMost(int most, String what, List<T> all) {
        if (all.size() > most) {
            throw new IllegalArgumentException("a roster has at most " + most + " " + what);
        }
        return List.copyOf(all);
    }

    private static void named(List<Shift> shifts, List<CallPlan> plans) {
        Set<String> names = new HashSet<>();
        for (Shift shift : shifts) {
            if (!names.add(shift.name())) {
                throw new IllegalArgumentException("there are two shifts called '" + shift.name() + "'");
            }
        }
        plans.stream()
                .flatMap(plan -> plan.steps().stream())
                .flatMap(step -> step.shifts().stream())
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("there is no shift called '" + name + "'");
                });
    }

    private static void placed(List<CallPlan> plans) {
        Set<PlaceId> places = new HashSet<>();
        for (CallPlan plan : plans) {
            for (PlaceId place : plan.places()) {
                if (!places.add(place)) {
                    throw new IllegalArgumentException("the place '" + place + "' has two orders of calls");
                }
            }
        }
        long general = plans.stream().filter(plan -> plan.places().isEmpty()).count();
        if (!plans.isEmpty() && general != 1) {
            throw new IllegalArgumentException("exactly one order of calls is for all other places");
        }
    }

    /** The zone of this name; empty where nobody knows its clock. */
    public static Optional<ZoneId> zone(String id) {
        return ZoneId.getAvailableZoneIds().contains(id) ? Optional.of(ZoneId.of(id)) : Optional.empty();
    }

    /** Whether there is one: without, everybody is called at once. */
    public boolean isKept() {
        return !plans.isEmpty();
    }

    /** In which order people are called with an alarm from there; empty when no roster is kept. */
    public Optional<CallPlan> plan(Optional<PlaceId> place) {
        return place.flatMap(there -> plans.stream()
                        .filter(plan -> plan.places().contains(there))
                        .findFirst())
                .or(() -> plans.stream().filter(plan -> plan.places().isEmpty()).findFirst());
    }

    /** The shift of this name. */
    public Optional<Shift> shift(String name) {
        return shifts.stream().filter(shift -> shift.name().equals(name)).findFirst();
    }

    /** Everybody it speaks of, in no order. */
    public Collection<ContactId> contacts() {
        Set<ContactId> all = new LinkedHashSet<>();
        shifts.forEach(shift -> all.addAll(shift.contacts()));
        absences.forEach(absence -> {
            all.add(absence.contact());
            absence.instead().ifPresent(all::add);
        });
        quiet.forEach(hours -> all.add(hours.contact()));
        steps().forEach(step -> all.addAll(step.contacts()));
        return all;
    }

    private Stream<CallStep> steps() {
        return plans.stream().flatMap(plan -> plan.steps().stream());
    }

    /** Whether this person may take an alarm upon themselves. */
    public boolean mayAccept(PersonId person) {
        return accepts.isEmpty() || accepts.contains(person);
    }
}
