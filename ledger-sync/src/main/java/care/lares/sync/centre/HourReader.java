// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmStep;
import care.lares.domain.ResidentId;
import care.lares.journal.Entry;
import care.lares.journal.Entry.AlarmChanged;
import care.lares.journal.Entry.ReadingLogged;
import care.lares.journal.EntryClass;
import care.lares.journal.Lane;
import care.lares.journal.LogFollower;
import care.lares.journal.LogFollower.Logged;
import care.lares.journal.LogFollower.Place;
import care.lares.sync.summary.Summary;
import care.lares.sync.summary.SummaryDraft;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads stretches of one hour of receipt out of the log, one after the other and without a gap: a stretch ends where the
 * log tells of a later hour. It depends on nothing but the log and the place where it began, so that whoever reads again
 * after a power cut comes to the same summaries. For one thread.
 */
final class HourReader {
    /**
     * What is no reading of the lane ends a stretch only so long after its hour, and a reading from so long before it
     * still belongs to it: threads read the clock a little before or after what stands beside it in the log was stamped.
     */
    static final Duration SURELY_LATER = Duration.ofSeconds(5);
    /** Entries read in one go. */
    private static final int SLICE = 1_024;

    private final LogFollower log;
    private final Lane lane;
    private final long periodMicros;
    private final Map<String, SummaryDraft> drafts = new TreeMap<>();
    private Instant from = Instant.EPOCH;
    private Instant until = Instant.EPOCH;
    private Place begin;
    private Place behind;
    private long readings;

    /**
     * A stretch.
     *
     * @param begin where it begins
     * @param end where the next one begins
     * @param until when its hour ended
     * @param summaries one for each resident and one for the house, as far as there is something to say
     */
    record Stretch(Place begin, Place end, Instant until, List<Summary> summaries) {}

    HourReader(LogFollower log, Lane lane, Duration period) {
        this.log = log;
        this.lane = lane;
        this.periodMicros = period.toNanos() / 1_000;
        this.begin = log.place();
        this.behind = begin;
    }

    /** Which entries a lane reads: its own, and those that tell that time has passed. */
    static Set<EntryClass> classes(Lane lane) {
        return lane == Lane.TELEMETRY
                ? Set.of(EntryClass.TELEMETRY, EntryClass.EVIDENCE)
                : Set.of(EntryClass.VITAL, EntryClass.ALARM, EntryClass.EVIDENCE);
    }

    /** What came of reading on a little. */
    enum Outcome {
        /** A stretch is complete. */
        COMPLETE,
        /** There is more to read. */
        MORE,
        /** There is nothing more at the moment. */
        END
    }

    /** Reads on a little. */
    Outcome read() throws IOException {
        for (int entries = 0; entries < SLICE; entries++) {
            Optional<Logged> next = log.peek();
            if (next.isEmpty()) {
                behind = log.place();
                return Outcome.END;
            }
            if (ends(next.get())) {
                return Outcome.COMPLETE;
            }
            add(next.get());
            log.take();
            behind = new Place(next.get().origin(), next.get().seq() + 1);
        }
        return Outcome.MORE;
    }

    /** The stretch that is complete; the next one begins. */
    Stretch complete() {
        List<Summary> summaries = new ArrayList<>();
        drafts.values().forEach(draft -> summaries.add(draft.summary()));
        Stretch stretch = new Stretch(begin, behind, until, summaries);
        drafts.clear();
        begin = behind;
        return stretch;
    }

    /** Where the stretch begins that is being read. */
    Place begin() {
        return begin;
    }

    /** How far it has been read. */
    Place place() {
        return behind;
    }

    /** When the hour ends of which something has been read; empty when nothing has. */
    Optional<Instant> until() {
        return drafts.isEmpty() ? Optional.empty() : Optional.of(until);
    }

    /** How many summaries the stretch has so far. */
    int summaries() {
        return drafts.size();
    }

    /** Nothing of what was read has to be told: the stretch begins behind it. */
    void passOver() {
        begin = behind;
    }

    /** How many readings have been summarised since this was last asked. */
    long takenReadings() {
        long taken = readings;
        readings = 0;
        return taken;
    }

    private boolean ends(Logged next) {
        if (drafts.isEmpty()) {
            return false;
        }
        Instant at = next.entry().at();
        boolean elsewhere = !next.origin().equals(begin.origin());
        if (isOfLane(next.entry())) {
            return elsewhere || at.isBefore(from.minus(SURELY_LATER)) || !at.isBefore(until);
        }
        return elsewhere || !at.isBefore(until.plus(SURELY_LATER));
    }

    private boolean isOfLane(Entry entry) {
        return entry instanceof ReadingLogged
                || (lane == Lane.VITALS && entry instanceof AlarmChanged changed && begins(changed.after()));
    }

    /** Whether somebody called, or called again: what else becomes of an alarm is told with the alarm. */
    private static boolean begins(Alarm alarm) {
        AlarmStep step = alarm.latest().step();
        return alarm.assignment().resident().isPresent() && (step == AlarmStep.RAISED || step == AlarmStep.RECURRED);
    }

    private void add(Logged next) {
        if (!isOfLane(next.entry())) {
            return;
        }
        if (drafts.isEmpty()) {
            enter(next);
        }
        if (next.entry() instanceof ReadingLogged logged) {
            draft(next.origin(), logged.assignment().resident()).add(next.seq(), logged.reading());
            readings++;
        } else if (next.entry() instanceof AlarmChanged changed) {
            draft(next.origin(), changed.after().assignment().resident()).add(next.seq(), changed.after());
        }
    }

    private void enter(Logged first) {
        if (!begin.origin().equals(first.origin())) {
            begin = new Place(first.origin(), first.seq());
        }
        long micros = Math.floorDiv(micros(first.entry().at()), periodMicros) * periodMicros;
        from = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        until = from.plus(periodMicros, ChronoUnit.MICROS);
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private SummaryDraft draft(String origin, Optional<ResidentId> resident) {
        return drafts.computeIfAbsent(
                resident.map(ResidentId::value).orElse(""), key -> new SummaryDraft(origin, resident, from, until));
    }
}
