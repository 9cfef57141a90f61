// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.EntryClass;
import care.lares.journal.GaveWay;
import care.lares.journal.Letting;
import care.lares.journal.StorageFault;
import care.lares.journal.StorageReport;
import care.lares.journal.StorageReport.Level;
import care.lares.journal.log.DamagedSegmentException;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that there is room: looks now and then, and whenever something asks for it; gives up one segment's entries of
 * one class at a time, until there is enough. On the desk's thread, but for {@link #full} and {@link #report}.
 */
final class Storekeeper {
    /** A run goes on until so much more than the reserve is free, a part of the whole: not one segment at a time for ever. */
    private static final int SLACK_PART = 64;
    /** So long after the last of it went, it still counts as going. */
    private static final long LATELY = Duration.ofDays(1).toNanos();
    /** What rewriting needs beside the entries that stay: a statement, batch headers, the census. */
    private static final long MARGIN = 256L << 10;

    private static final Logger LOG = LoggerFactory.getLogger(Storekeeper.class);

    private final Supplies supplies;
    private final Predicate<Runnable> desk;
    private final Letting letting;
    private final Choosing choosing;
    private final Counting counting;
    private final GrowthRate rate = new GrowthRate();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Map<EntryClass, Long> wentAt = new EnumMap<>(EntryClass.class);
    private volatile boolean busy;
    private boolean begun;
    private boolean running;
    /** Why room could not be measured last; empty when it could. */
    private String unmeasured = "";
    /** What was said to be given up and is still there, by segment. */
    private final Map<String, Undone> undone = new HashMap<>();

    private volatile StorageReport report = StorageReport.UNKNOWN;

    /**
     * A statement that could not be carried out: done later, nothing is stated anew.
     *
     * @param statement what was said
     * @param seq where
     */
    private record Undone(GaveWay statement, long seq) {
        boolean says(GaveWay other) {
            return statement.givenUp() == other.givenUp()
                    && statement.reason() == other.reason()
                    && statement.first() == other.first()
                    && statement.last() == other.last()
                    && statement.count() == other.count();
        }
    }

    Storekeeper(Supplies supplies, Predicate<Runnable> desk, Letting letting) {
        this.supplies = supplies;
        this.desk = desk;
        this.letting = letting;
        this.choosing = new Choosing(supplies.budget(), letting);
        this.counting = new Counting(supplies, choosing);
    }

    /** Asks for a look, soon; from any thread. */
    void look() {
        if (asked.compareAndSet(false, true) && !desk.test(this::lookNow)) {
            asked.set(false);
        }
    }

    /** A write found no room: what can go without being written down goes at once; from any thread. */
    void full() {
        CompletionStage<Void> unused = supplies.free().thenRun(this::look);
    }

    /** How it stood at the last look; from any thread. */
    StorageReport report() {
        return report;
    }

    private void lookNow() {
        asked.set(false);
        if (busy) {
            return;
        }
        if (!begun) {
            begun = true;
            supplies.begin();
        }
        try {
            SpaceGauge.Space space = measure();
            boolean enough = space.free() >= space.reserve() + (running ? space.total() / SLACK_PART : 0);
            running = !enough;
            boolean desperate = space.free() < space.reserve() / 2;
            Optional<Choosing.Choice> choice = choosing.next(new Choosing.Situation(
                    supplies.stock().givable(), supplies.census(), supplies::isSettled, !enough, desperate));
            settle(space, choice.isPresent());
            if (choice.isPresent()) {
                begin(choice.get());
            } else {
                running = false;
                choosing.reconsider();
                supplies.holdSpare(space);
            }
            unmeasured = "";
        } catch (IOException e) {
            notMeasured(e);
        }
    }

    /** Once for each reason: it is asked for every few seconds. */
    private void notMeasured(IOException e) {
        String reason = StorageFault.reason(e);
        if (!reason.equals(unmeasured)) {
            LOG.warn("room not measured", e);
        }
        unmeasured = reason;
    }

    private SpaceGauge.Space measure() throws IOException {
        supplies.stock().look();
        counting.count();
        SpaceGauge.Space space = supplies.measure();
        rate.sample(supplies.ticks().nanos(), supplies.written());
        return space;
    }

    private void begin(Choosing.Choice choice) {
        Optional<GivingWay.Plan> plan = Optional.empty();
        try {
            plan = supplies.plan(choice);
            if (plan.isEmpty()) {
                choosing.exhausted(choice);
            }
        } catch (IOException e) {
            LOG.warn(
                    "nothing given up of a segment segment={}",
                    choice.held().segment().header().number(),
                    e);
            leave(choice.held(), e);
        }
        if (plan.isEmpty()) {
            look();
            return;
        }
        GivingWay.Plan found = plan.get();
        makeRoomFor(choice.held().bytes() - found.bytes());
        Optional<Undone> before =
                Optional.ofNullable(undone.get(choice.held().identity())).filter(said -> said.says(found.statement()));
        if (before.isPresent()) {
            stated(choice, found, before.get().seq(), Optional.empty());
            return;
        }
        busy = true;
        CompletionStage<Long> unused =
                letting.state(found.statement()).whenComplete((seq, problem) -> later(choice, found, seq, problem));
    }

    /** A card that cannot read now may do so later; what is damaged stays as it is. */
    private void leave(Stock.Held held, IOException why) {
        if (why instanceof DamagedSegmentException || why instanceof UnkeptHashesException) {
            choosing.untouchable(held);
        } else {
            choosing.aside(held);
        }
    }

    private void later(Choosing.Choice choice, GivingWay.Plan plan, Long seq, Throwable problem) {
        if (!desk.test(() -> stated(choice, plan, seq, Optional.ofNullable(problem)))) {
            busy = false;
        }
    }

    /** What is held for that is used, when there is no room for what stays. */
    private void makeRoomFor(long bytes) {
        try {
            if (supplies.measure().usable() < bytes + MARGIN) {
                supplies.releaseSpare();
            }
        } catch (IOException e) {
            notMeasured(e);
        }
    }

    private void stated(Choosing.Choice choice, GivingWay.Plan plan, Long seq, Optional<Throwable> problem) {
        busy = false;
        if (problem.isPresent()) {
            LOG.warn("nothing given up, the log could not take it down", problem.get());
            return;
        }
        try {
            supplies.carryOut(choice.held(), plan, seq);
            undone.remove(choice.held().identity());
            GaveWay said = plan.statement();
            if (said.reason() == GaveWay.Reason.SPACE) {
                wentAt.put(said.givenUp(), supplies.ticks().nanos());
            } else {
                wentAt.remove(said.givenUp());
            }
            LOG.info(
                    "gave way class={} reason={} entries={} segment={} bytes={}",
                    said.givenUp().wireName(),
                    said.reason(),
                    said.count(),
                    plan.segment().header().number(),
                    plan.bytes());
        } catch (IOException e) {
            LOG.warn("segment not rewritten segment={}", plan.segment().header().number(), e);
            undone.put(choice.held().identity(), new Undone(plan.statement(), seq));
            leave(choice.held(), e);
            if (StorageFault.of(e) == StorageFault.FULL) {
                full();
            }
            return; // Otherwise it would fail in the same way at once.
        }
        look();
    }

    /** Says how it stands, and refuses what there is no room for. */
    private void settle(SpaceGauge.Space space, boolean something) {
        Level level = level(space, something);
        supplies.refuse(
                switch (level) {
                    case TELEMETRY_REFUSED -> Set.of(EntryClass.TELEMETRY);
                    case VITALS_REFUSED -> Set.of(EntryClass.TELEMETRY, EntryClass.VITAL);
                    case ROOM, TELEMETRY_GOES, VITALS_GO -> Set.of();
                });
        if (level != report.level()) {
            LOG.info("room level={} free={} reserve={}", level, space.free(), space.reserve());
        }
        supplies.grant(space);
        report = supplies.report(level, space, rate, letting.delivered());
    }

    private Level level(SpaceGauge.Space space, boolean something) {
        if (!something && space.free() < space.reserve() / 4) {
            return Level.VITALS_REFUSED;
        }
        if (!something && space.free() < space.reserve() / 2) {
            return Level.TELEMETRY_REFUSED;
        }
        if (lately(EntryClass.VITAL)) {
            return Level.VITALS_GO;
        }
        return lately(EntryClass.TELEMETRY) ? Level.TELEMETRY_GOES : Level.ROOM;
    }

    private boolean lately(EntryClass entryClass) {
        Long at = wentAt.get(entryClass);
        return at != null && supplies.ticks().nanos() - at < LATELY;
    }
}
