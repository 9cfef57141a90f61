// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.domain.Moment;
import care.lares.journal.Lane;
import care.lares.journal.LogFollower;
import care.lares.journal.LogFollower.Place;
import care.lares.journal.LogSource;
import care.lares.journal.PublishedCheckpoint;
import care.lares.sync.centre.HourReader.Stretch;
import care.lares.sync.summary.Summary;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Summaries of one lane, hour after hour: reads a stretch of the log, shows the centre a checkpoint that covers it, sends
 * what may leave, and writes down that the stretch is done with. It reads no further than it can tell, so that days
 * offline cost no memory. A thread of its own.
 */
final class SummaryLane implements Runnable {
    /** Entries after which the place in the log is written down though there was nothing to tell. */
    private static final long MARK_EVERY = 65_536;
    /** How long a mark is waited for until it is written again. */
    private static final Duration MARK_PATIENCE = Duration.ofSeconds(10);

    /** Rest after a fault of our own, so that it does not fill the disk with complaints. */
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);

    /** Rest after the log was not read: what stays unread three times is passed over, and a bad moment passes sooner. */
    private static final Duration UNREAD_AGAIN = Duration.ofSeconds(5);
    /** Failures in a row after which the log is opened again. */
    private static final int SAME_READER = 6;

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(SummaryLane.class);

    private final Lane lane;
    private final Duration period;
    private final LaneLog laneLog;
    private final LaneCount count;
    private final LogSource source;
    private final Pack pack;
    private final CheckpointPost checkpoints;
    private final Dispatch dispatch;
    private final Supplier<Moment> clock;
    private final CentreNews news;
    private final Signal signal;
    private final Semaphore turn;
    private final Set<String> confirmed;
    private volatile boolean closing;
    private volatile boolean hurried;
    private int unreadInARow;
    private Place marked;
    private Optional<Instant> clockMarked = Optional.empty();

    /** Makes a bundle of a summary right before it is sent. */
    interface Pack {
        /** The bundle; empty: it must not leave. */
        Optional<Parcel> of(Summary summary, PublishedCheckpoint rest, Moment now);
    }

    SummaryLane(
            Lane lane,
            Duration period,
            LaneLog laneLog,
            LaneCount count,
            LogSource source,
            Pack pack,
            CheckpointPost checkpoints,
            Dispatch dispatch,
            Supplier<Moment> clock,
            CentreNews news,
            Signal signal,
            Semaphore turn) {
        this.turn = turn;
        this.lane = lane;
        this.period = period;
        this.laneLog = laneLog;
        this.count = count;
        this.source = source;
        this.pack = pack;
        this.checkpoints = checkpoints;
        this.dispatch = dispatch;
        this.clock = clock;
        this.news = news;
        this.signal = signal;
        this.confirmed = new HashSet<>(laneLog.confirmed());
        this.marked = laneLog.begin();
    }

    /** The centre is there: whatever waits is tried. */
    void hurry() {
        hurried = true;
        signal.give();
    }

    /** Something it waited for may be over. */
    void wake() {
        signal.give();
    }

    void close() {
        closing = true;
        signal.give();
    }

    @Override
    public void run() {
        boolean begun = !laneLog.isNew();
        while (!closing) {
            try (LogFollower log = source.follow(marked, HourReader.classes(lane))) {
                begun = begun || wentOn(marked);
                follow(log, new HourReader(log, lane, period));
            } catch (IOException unreadable) {
                LOG.warn("summaries wait, the log cannot be read lane={}", lane, unreadable);
                rest(LOOK);
            } catch (RuntimeException broken) {
                LOG.error("summary lane stumbled lane={}", lane, broken);
                rest(AFTER_A_FAULT);
            } catch (InterruptedException end) {
                closing = true;
            }
        }
    }

    private void rest(Duration time) {
        try {
            signal.await(time);
        } catch (InterruptedException end) {
            closing = true;
        }
    }

    private void follow(LogFollower log, HourReader reader) throws IOException, InterruptedException {
        while (!closing) {
            Optional<HourReader.Outcome> read = patiently(reader);
            log.unread().forEach(this::miss);
            if (read.isEmpty()) {
                continue;
            }
            HourReader.Outcome outcome = read.get();
            count.read(reader.takenReadings());
            show(reader);
            if (outcome == HourReader.Outcome.COMPLETE) {
                tell(reader.complete());
            } else if (outcome == HourReader.Outcome.END) {
                atTheEnd(reader);
                signal.await(LOOK);
            }
            passOver(reader);
        }
    }

    /** The same reader again and again: it passes over what stays unread. Empty when it has not read this time. */
    private Optional<HourReader.Outcome> patiently(HourReader reader) throws IOException, InterruptedException {
        try {
            HourReader.Outcome outcome = inTurn(reader);
            unreadInARow = 0;
            return Optional.of(outcome);
        } catch (IOException unreadable) {
            unreadInARow++;
            if (unreadInARow % SAME_READER == 0) {
                throw unreadable;
            }
            LOG.warn("log cannot be read, tried again lane={}", lane, unreadable);
            signal.await(UNREAD_AGAIN);
            return Optional.empty();
        }
    }

    private void miss(LogFollower.Unread unread) {
        count.refused();
        String last = unread.to() == Long.MAX_VALUE ? "its end" : Long.toString(unread.to() - 1);
        news.refused(
                lane,
                "",
                "entries %d to %s of %s cannot be read and are in no summary"
                        .formatted(unread.from(), last, unread.origin()));
    }

    /** One lane reads at a time: of two cores one is left to those who call. */
    private HourReader.Outcome inTurn(HourReader reader) throws IOException, InterruptedException {
        turn.acquire();
        try {
            return reader.read();
        } finally {
            turn.release();
        }
    }

    /** What waits: nothing, as long as the hour that is read is not over. */
    private void show(HourReader reader) {
        Optional<Instant> over =
                reader.until().filter(until -> !clock.get().wall().isBefore(until));
        count.waiting(over.isPresent() ? reader.summaries() : 0, over);
    }

    /** A night so quiet that the log does not tell that the hour is over: it is told so. */
    private void atTheEnd(HourReader reader) throws InterruptedException {
        Optional<Instant> over = reader.until()
                .map(until -> until.plus(HourReader.SURELY_LATER))
                .filter(until -> !clock.get().wall().isBefore(until));
        if (over.isPresent() && !over.equals(clockMarked) && wentOn(reader.begin())) {
            clockMarked = over;
        }
    }

    private void passOver(HourReader reader) throws InterruptedException {
        Place place = reader.place();
        boolean far = !place.origin().equals(marked.origin()) || place.seq() - marked.seq() >= MARK_EVERY;
        if (reader.until().isEmpty() && far) {
            reader.passOver();
            wentOn(place);
        }
    }

    private void tell(Stretch stretch) throws InterruptedException {
        boolean told = stretch.summaries().isEmpty() || isUnprovable(stretch) || send(stretch);
        while (told && !closing && !wentOn(stretch.end())) {
            signal.await(LOOK);
        }
        confirmed.clear();
    }

    /** A log that was damaged before a checkpoint covered all of it proves nothing of what came after. */
    private boolean isUnprovable(Stretch stretch) {
        boolean ended =
                checkpoints.isLost(stretch.begin().origin(), stretch.end().seq() - 1);
        if (ended) {
            count.refused();
            news.refused(lane, "", "the log that holds it has ended");
        }
        return ended;
    }

    private boolean send(Stretch stretch) throws InterruptedException {
        Optional<PublishedCheckpoint> rest = rest(stretch);
        return rest.isPresent()
                && dispatch.all(stretch.summaries(), summary -> packed(summary, rest.get()), outcome(stretch), () -> {
                    if (hurried) {
                        hurried = false;
                        dispatch.hurry();
                    }
                    return closing;
                });
    }

    /** The checkpoint that covers the stretch, once the centre has it; empty when there is no time any more. */
    private Optional<PublishedCheckpoint> rest(Stretch stretch) throws InterruptedException {
        int failures = 0;
        while (!closing) {
            Optional<PublishedCheckpoint> covering =
                    checkpoints.covering(stretch.begin().origin(), stretch.end().seq() - 1);
            if (covering.isPresent()) {
                Answer answer = checkpoints.show(covering.get());
                if (answer instanceof Answer.Taken) {
                    return covering;
                }
                failures++;
                LOG.debug("checkpoint not shown lane={} answer={}", lane, answer);
            }
            count.waiting(stretch.summaries().size(), Optional.of(stretch.until()));
            dispatch.await(failures, signal, LOOK);
        }
        return Optional.empty();
    }

    private Optional<Parcel> packed(Summary summary, PublishedCheckpoint rest) {
        Optional<Parcel> parcel = pack.of(summary, rest, clock.get());
        if (parcel.isEmpty()) {
            count.withheld();
            return parcel;
        }
        return parcel.filter(packed -> !confirmed.contains(packed.id()));
    }

    private Dispatch.Outcome outcome(Stretch stretch) {
        return new Dispatch.Outcome() {
            @Override
            public void taken(Parcel parcel) {
                count.delivered(clock.get().wall());
                laneLog.confirmed(parcel.id(), stretch.begin());
            }

            @Override
            public void refused(Parcel parcel, String reason) {
                count.refused();
                news.refused(lane, parcel.id(), reason);
            }

            @Override
            public void left(int bundles) {
                count.waiting(bundles, bundles == 0 ? Optional.empty() : Optional.of(stretch.until()));
            }
        };
    }

    /** Writes down where the lane goes on; whether that would survive a power cut. */
    private boolean wentOn(Place place) throws InterruptedException {
        try {
            laneLog.wentOn(place).get(MARK_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            marked = place;
            return true;
        } catch (ExecutionException | TimeoutException notNow) {
            return false;
        }
    }
}
