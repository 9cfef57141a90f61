// SPDX-License-Identifier: Apache-2.0
package care.lares.api.tuning;

import care.lares.domain.DeviceId;
import care.lares.domain.ResidentId;
import care.lares.domain.Supervision;
import care.lares.domain.Ticks;
import care.lares.domain.tuning.Tuning;
import care.lares.journal.EntryClass;
import care.lares.journal.IndexUnavailableException;
import care.lares.journal.InvalidCursorException;
import care.lares.journal.LogFollower;
import care.lares.journal.LogFollower.Logged;
import care.lares.journal.LogFollower.Place;
import care.lares.journal.LogSource;
import care.lares.journal.LoggedReading;
import care.lares.journal.Page;
import care.lares.journal.ReadingQuery;
import care.lares.journal.Readings;
import care.lares.pipeline.House;
import care.lares.rules.Dwellers;
import care.lares.rules.Whom;
import care.lares.rules.presence.Homes;
import care.lares.rules.trial.Household;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries settings on what the log holds of the last days. Reads a short past first, and then as long a one as will be done in
 * time: on a busy house fewer days are read, and the answer says so. For a thread of its own.
 */
final class History {
    /** How far back at most. */
    static final Duration LONGEST = Duration.ofDays(14);

    private static final List<Duration> LENGTHS = List.of(
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofDays(7),
            LONGEST);
    /** How long it may take in all: a person waits for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Read before what counts, so that what was long silent or low is known to be. */
    private static final Duration WARM_UP = Duration.ofDays(1);
    /** After so many entries and devices whoever else needs the processor or the card has it. */
    private static final int BREATH = 512;

    /** How many pages of readings that came late are looked through for one that did not. */
    private static final int MOST_PAGES = 100;

    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final Logger LOG = LoggerFactory.getLogger(History.class);
    private static final Set<EntryClass> ALL = EnumSet.allOf(EntryClass.class);

    private final LogSource log;
    private final Readings readings;
    private final House house;
    private final Ticks ticks;

    History(LogSource log, Readings readings, House house, Ticks ticks) {
        this.log = log;
        this.readings = readings;
        this.house = house;
        this.ticks = ticks;
    }

    /**
     * What was tried.
     *
     * @param result what came of it
     * @param shortened whether more is there than could be read in time
     */
    record Read(Rehearsal.Result result, boolean shortened) {}

    /**
     * Compares two settings over what was told until now.
     *
     * @param progress is told how far it is; one that is cancelled ends it, and what is answered then is of no worth
     */
    Read compare(Tuning set, Tuning wanted, Instant until, Progress progress) throws IOException {
        Tuning now = house.registry().configuration().effective(set);
        Tuning then = house.registry().configuration().effective(wanted);
        Breath breath = new Breath(ticks.nanos(), progress);
        Rehearsal.Result best = new Rehearsal(now, then, household(), until, until, breath).result();
        Optional<Duration> length = Optional.of(LENGTHS.get(0));
        while (length.isPresent()) {
            long started = ticks.nanos();
            Rehearsal.Result result =
                    read(new Rehearsal(now, then, household(), until.minus(length.get()), until, breath), breath);
            if (!result.whole()) {
                return new Read(best.readings() == 0 ? result : best, true);
            }
            best = result;
            length = longer(length.get(), Duration.ofNanos(ticks.nanos() - started), breath.left());
        }
        return new Read(best, best.asked().compareTo(LONGEST) < 0);
    }

    /** The longest past that can be read in the time that is left, going by how long a shorter one took. */
    private static Optional<Duration> longer(Duration read, Duration took, Duration left) {
        Duration counted = left.multipliedBy(3).dividedBy(4);
        return LENGTHS.stream()
                .filter(length -> length.compareTo(read) > 0)
                .filter(length -> expected(took, read, length).compareTo(counted) <= 0)
                .reduce((shorter, longer) -> longer);
    }

    private static Duration expected(Duration took, Duration length, Duration longer) {
        return took.multipliedBy(longer.plus(WARM_UP).toMinutes())
                .dividedBy(length.plus(WARM_UP).toMinutes());
    }

    private Household household() {
        return new Household() {
            @Override
            public Optional<Supervision> supervision(DeviceId device) {
                return house.supervision(device);
            }

            @Override
            public boolean isByHand(DeviceId device) {
                return house.isByHand(device);
            }

            @Override
            public Whom whom(ResidentId resident) {
                return house.stories().whom(resident);
            }

            @Override
            public Homes homes() {
                return house.stories().days().ofThePast();
            }

            @Override
            public Dwellers dwellers() {
                return house.dwellers();
            }
        };
    }

    private Rehearsal.Result read(Rehearsal rehearsal, Breath breath) throws IOException {
        Instant begin = rehearsal.from().minus(WARM_UP);
        breath.progress.reads(begin, rehearsal.from(), rehearsal.until());
        try (LogFollower follower = log.follow(begin(begin), ALL)) {
            for (Optional<Logged> next = follower.peek(); next.isPresent(); next = follower.peek()) {
                if (!rehearsal.takes(next.get().entry())) {
                    break;
                }
                follower.take();
                if (!breath.goesOn(1, rehearsal.at())) {
                    break;
                }
            }
        }
        return rehearsal.result();
    }

    /** Lets whoever else needs the processor or the card have it now and then, and says when patience has ended. */
    private final class Breath implements Pulse {
        private final long beganNanos;
        private final Progress progress;
        private int work;

        Breath(long beganNanos, Progress progress) {
            this.beganNanos = beganNanos;
            this.progress = progress;
        }

        @Override
        public boolean goesOn(int done, Instant reached) {
            work += done;
            progress.reached(reached);
            if (work >= BREATH) {
                work = 0;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            return !progress.isCancelled() && !left().isNegative();
        }

        Duration left() {
            return PATIENCE.minus(Duration.ofNanos(ticks.nanos() - beganNanos));
        }
    }

    /**
     * The newest reading that was told before that time, as far as the index knows; else the beginning of the log. What was
     * taken before that time and told after it stands far behind in the log.
     */
    private Place begin(Instant time) {
        ReadingQuery before = ReadingQuery.ALL.between(Optional.empty(), Optional.of(time));
        try {
            Optional<String> cursor = Optional.empty();
            for (int pages = 0; pages < MOST_PAGES; pages++) {
                Page<LoggedReading> page = readings.readings(before.after(cursor));
                for (LoggedReading one : page.items()) {
                    if (one.logged().at().isBefore(time)) {
                        return new Place(one.origin(), one.seq());
                    }
                }
                cursor = page.next();
                if (cursor.isEmpty()) {
                    break;
                }
            }
        } catch (IndexUnavailableException | InvalidCursorException unknown) {
            LOG.info("dry run reads from the beginning reason=index");
        }
        return new Place("", 0);
    }
}
