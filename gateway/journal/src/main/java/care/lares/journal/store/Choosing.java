// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.EntryClass;
import care.lares.journal.GaveWay;
import care.lares.journal.Letting;
import care.lares.journal.LogFollower;
import care.lares.journal.StorageBudget;
import care.lares.journal.log.Parting;
import care.lares.journal.log.SegmentContent;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides what goes next: what has been kept long enough; then, when there is no room, the oldest telemetry; then the
 * oldest vitals that were delivered. For one thread.
 */
final class Choosing {
    /** Less than such a part of a segment is not worth writing the rest of it again, unless there is no other way. */
    private static final int WORTH_PART = 32;

    private final StorageBudget budget;
    private final Letting letting;
    private final Set<String> untouchable = new HashSet<>();
    private final Set<String> aside = new HashSet<>();
    private final Map<String, Long> exhausted = new HashMap<>();

    Choosing(StorageBudget budget, Letting letting) {
        this.budget = budget;
        this.letting = letting;
    }

    /** Something that goes. */
    record Choice(Stock.Held held, Parting parting, GaveWay.Reason reason) {}

    /**
     * What there is to choose from.
     *
     * @param givable segments, oldest first
     * @param census what they hold, as far as it is known
     * @param settled whether something of one can go yet
     * @param shortOfRoom whether something must go
     * @param desperate whether it must however little it is
     */
    record Situation(
            List<Stock.Held> givable,
            Census census,
            Predicate<Stock.Held> settled,
            boolean shortOfRoom,
            boolean desperate) {}

    /** The next to go; empty when nothing may, or needs to. */
    Optional<Choice> next(Situation situation) {
        return outlived(situation)
                .or(() -> situation.shortOfRoom ? forSpace(situation) : Optional.empty())
                .or(() -> overBudget(situation));
    }

    /** It stays as it is: it is damaged, or its hashes cannot be kept. */
    void untouchable(Stock.Held held) {
        untouchable.add(held.identity());
    }

    boolean isTouchable(Stock.Held held) {
        return !untouchable.contains(held.identity());
    }

    /** It could not be read now: others first. */
    void aside(Stock.Held held) {
        aside.add(held.identity());
    }

    /** What was put aside may be tried again. */
    void reconsider() {
        aside.clear();
    }

    /** Nothing of the kind is in it. */
    void exhausted(Choice choice) {
        exhausted.put(key(choice.held, choice.parting.entryClass()), choice.parting.before());
    }

    private Optional<Choice> outlived(Situation situation) {
        Optional<Instant> now = budget.retention().isEmpty() ? Optional.empty() : letting.trustedNow();
        if (now.isEmpty()) {
            return Optional.empty();
        }
        for (EntryClass one : EntryClass.values()) {
            if (budget.retention().containsKey(one)) {
                Instant end = now.get().minus(budget.retention().get(one));
                Optional<Choice> old = situation.givable.stream()
                        .filter(held -> held.endedBy().filter(end::isAfter).isPresent())
                        .flatMap(
                                held -> choice(held, one, Long.MAX_VALUE, GaveWay.Reason.RETENTION, situation).stream())
                        .findFirst();
                if (old.isPresent()) {
                    return old;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Choice> forSpace(Situation situation) {
        return oldest(EntryClass.TELEMETRY, situation).or(() -> oldest(EntryClass.VITAL, situation));
    }

    private Optional<Choice> overBudget(Situation situation) {
        for (EntryClass one : EntryClass.values()) {
            long most = budget.most().getOrDefault(one, Long.MAX_VALUE);
            long held = situation.givable.stream()
                    .mapToLong(segment -> situation
                            .census
                            .of(segment)
                            .map(content -> content.bytes(one))
                            .orElse(0L))
                    .sum();
            if (held > most) {
                Optional<Choice> oldest = oldest(one, situation);
                if (oldest.isPresent()) {
                    return oldest;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Choice> oldest(EntryClass entryClass, Situation situation) {
        return situation.givable.stream()
                .flatMap(held ->
                        choice(held, entryClass, before(entryClass, held), GaveWay.Reason.SPACE, situation).stream())
                .findFirst();
    }

    private Optional<Choice> choice(
            Stock.Held held, EntryClass entryClass, long before, GaveWay.Reason reason, Situation situation) {
        boolean kept = held.segment()
                .header()
                .kept()
                .map(rest -> rest.holds(entryClass))
                .orElse(true);
        boolean tried = exhausted.getOrDefault(key(held, entryClass), -1L) >= before;
        boolean reaches = held.segment().header().firstSeq() < before;
        Optional<SegmentContent> content = situation.census.of(held);
        long bytes = content.map(known -> known.bytes(entryClass)).orElse(held.bytes());
        boolean any = reason == GaveWay.Reason.RETENTION || situation.desperate;
        boolean worth = any ? bytes > 0 : bytes * WORTH_PART >= held.bytes();
        boolean free = isTouchable(held) && !aside.contains(held.identity()) && situation.settled.test(held);
        return kept && !tried && reaches && worth && free
                ? Optional.of(new Choice(held, new Parting(entryClass, before), reason))
                : Optional.empty();
    }

    /** Vitals go when they were delivered, telemetry in any case. */
    private long before(EntryClass entryClass, Stock.Held held) {
        Optional<LogFollower.Place> delivered = entryClass == EntryClass.VITAL ? letting.delivered() : Optional.empty();
        if (delivered.isEmpty()) {
            return Long.MAX_VALUE;
        }
        String origin = delivered.get().origin();
        if (held.segment().origin().name().equals(origin)) {
            return delivered.get().seq();
        }
        return held.laterOrigins().contains(origin) ? Long.MAX_VALUE : 0;
    }

    private static String key(Stock.Held held, EntryClass entryClass) {
        return held.identity() + ' ' + entryClass.code();
    }
}
