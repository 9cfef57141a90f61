// SPDX-License-Identifier: Apache-2.0
package care.lares.domain.roster;

import care.lares.domain.PlaceId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * In which order people are called with the alarms of some places.
 *
 * @param places whose alarms; none: those of every place that no other plan names, and of no place
 * @param steps who is called first, who next
 */
public record CallPlan(SortedSet<PlaceId> places, List<CallStep> steps) {
    /** Most steps: nobody waits for more. */
    public static final int MAX_STEPS = 16;

    /** Copies both; refuses a plan that calls nobody. */
    public CallPlan {
        places = sorted(places);
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.size() > MAX_STEPS) {
            throw new IllegalArgumentException("an order of calls has 1 to " + MAX_STEPS + " steps");
        }
    }

    /** Of these places. */
    public static CallPlan of(Collection<PlaceId> places, List<CallStep> steps) {
        return new CallPlan(sorted(places), steps);
    }

    private static SortedSet<PlaceId> sorted(Collection<PlaceId> places) {
        SortedSet<PlaceId> sorted = new TreeSet<>(Comparator.comparing(PlaceId::value));
        sorted.addAll(places);
        return Collections.unmodifiableSortedSet(sorted);
    }
}
