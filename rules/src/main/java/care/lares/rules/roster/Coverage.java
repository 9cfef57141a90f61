// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.roster;

import care.lares.domain.ContactId;
import care.lares.domain.roster.CallPlan;
import care.lares.domain.roster.Roster;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether an alarm of any hour of the coming week would reach somebody: at least one responder on duty, over at least two
 * channels that do not fail together.
 */
public final class Coverage {
    /** Fewest people who can come. */
    public static final int LEAST_RESPONDERS = 1;
    /** Fewest channels that do not fail together. */
    public static final int LEAST_CHANNELS = 2;
    /** How far ahead it is looked. */
    public static final Duration AHEAD = Duration.ofDays(7);

    private Coverage() {}

    /**
     * What leads out of the house; two ways that end on the same machine are one.
     *
     * @param contacts of each contact, what stands for its ways; one who has none cannot be called
     * @param machines what stands for the ways on which every alarm goes out, whoever is on duty
     */
    public record Ways(Map<ContactId, Set<String>> contacts, Set<String> machines) {
        /** Copies both. */
        public Ways {
            contacts = Map.copyOf(contacts);
            machines = Set.copyOf(machines);
        }
    }

    /**
     * Hours in which too few would be reached.
     *
     * @param plan by which order of calls
     * @param from since when
     * @param to until when
     * @param responders how many people would be called
     * @param channels over how many channels
     */
    public record Gap(CallPlan plan, Instant from, Instant to, int responders, int channels) {
        private boolean isLike(Gap other) {
            return responders == other.responders && channels == other.channels && to.equals(other.from);
        }

        private Gap until(Instant later) {
            return new Gap(plan, from, later, responders, channels);
        }
    }

    /** The gaps of the week that begins at this hour, by plan and time. */
    public static List<Gap> gaps(Roster roster, Ways ways, Instant now) {
        if (!roster.isKept()) {
            return List.of();
        }
        Instant from = now.truncatedTo(ChronoUnit.HOURS);
        List<Instant> edges = new ArrayList<>(edges(roster, from, from.plus(AHEAD)));
        List<Gap> gaps = new ArrayList<>();
        for (CallPlan plan : roster.plans()) {
            gaps.addAll(gaps(roster, plan, ways, edges));
        }
        return gaps;
    }

    private static List<Gap> gaps(Roster roster, CallPlan plan, Ways ways, List<Instant> edges) {
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i + 1 < edges.size(); i++) {
            Gap here = at(roster, plan, ways, edges.get(i)).until(edges.get(i + 1));
            int last = gaps.size() - 1;
            if (here.responders() >= LEAST_RESPONDERS && here.channels() >= LEAST_CHANNELS) {
                continue;
            }
            if (last >= 0 && gaps.get(last).isLike(here)) {
                gaps.set(last, gaps.get(last).until(here.to()));
            } else {
                gaps.add(here);
            }
        }
        return gaps;
    }

    /** How many would be reached at a moment; quiet hours count for nothing, they never apply to high alarms. */
    private static Gap at(Roster roster, CallPlan plan, Ways ways, Instant at) {
        Set<String> channels = new HashSet<>(ways.machines());
        int responders = 0;
        for (ContactId contact : new OnCall(roster, at).all(plan)) {
            Set<String> theirs = ways.contacts().getOrDefault(contact, Set.of());
            responders += theirs.isEmpty() ? 0 : 1;
            channels.addAll(theirs);
        }
        return new Gap(plan, at, at, responders, channels.size());
    }

    /** Between two of them nothing changes: every hour, and whenever a shift or an absence begins or ends. */
    private static NavigableSet<Instant> edges(Roster roster, Instant from, Instant to) {
        NavigableSet<Instant> edges = new TreeSet<>();
        for (Instant hour = from; !hour.isAfter(to); hour = hour.plus(Duration.ofHours(1))) {
            edges.add(hour);
        }
        roster.shifts().forEach(shift -> {
            edges.addAll(shift.when().edges(from, to, roster.zone()));
            shift.when().edges(from.minus(shift.handover()), to, roster.zone()).stream()
                    .map(edge -> edge.plus(shift.handover()))
                    .forEach(edges::add);
        });
        roster.absences().forEach(absence -> {
            edges.add(absence.from());
            edges.add(absence.to());
        });
        return new TreeSet<>(edges.subSet(from, true, to, true));
    }
}
