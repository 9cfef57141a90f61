// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.domain.Alarm;
import care.lares.domain.Delivery;
import care.lares.domain.Delivery.Outcome;
import care.lares.domain.Moment;
import care.lares.domain.ResidentId;
import care.lares.domain.WayOut;
import care.lares.journal.Entry.AlarmChanged;
import care.lares.journal.EntryClass;
import care.lares.journal.Lane;
import care.lares.journal.LogFollower;
import care.lares.journal.LogFollower.Logged;
import care.lares.journal.LogFollower.Place;
import care.lares.journal.LogSource;
import care.lares.sync.centre.AlarmBox.FoldLetter;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alarms to the centre: each as it stands after its newest step, at once when the pipeline tells of it and before the log
 * has it; those of earlier lives, and those that memory had no room for, as the log tells them. A thread of its own.
 */
final class AlarmLane implements Runnable {
    /** Most alarms under way at once. */
    static final int WINDOW = 4;
    /** Of these, most that concern technicians, those told as one included: a call always finds a place. */
    static final int MAX_TECHNICAL = WINDOW - 1;
    /** After so many failed attempts the alarm's history says that it does not get through. */
    static final int COMPLAIN_AFTER = 3;
    /** Entries read in one go: a live alarm waits for no more. */
    private static final int SLICE = 2_000;
    /** Entries after which the place in the log is written down though nothing was confirmed: what a start reads again. */
    private static final long MARK_EVERY = 65_536;

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(AlarmLane.class);

    private final AlarmBox box;
    private final WayOut way;
    private final LaneLog laneLog;
    private final LaneCount count;
    private final LogSource source;
    private final BiFunction<Alarm, Moment, Parcel> packing;
    private final Exchange exchange;
    private final Supplier<Moment> clock;
    private final Backoff backoff;
    private final CentreNews news;
    private final Runnable answered;
    private final FoldPost folds;
    private final Signal signal = new Signal();
    private final Queue<Done> answers = new ConcurrentLinkedQueue<>();
    private volatile boolean closing;
    private Place marked;
    /** The log that was read last; what waits and was read stands there. */
    private String origin;

    private boolean caughtUp;
    private boolean begun;

    private record Done(AlarmLetter letter, int step, Parcel parcel, Answer answer) {}

    /** Sends a parcel and judges the answer. */
    interface Exchange {
        CompletableFuture<Answer> send(Parcel parcel);
    }

    /**
     * A lane.
     *
     * @param answered told after the centre has answered about alarms: whoever lets them go first may go on
     */
    AlarmLane(
            AlarmBox box,
            WayOut way,
            LaneLog laneLog,
            LaneCount count,
            LogSource source,
            BiFunction<Alarm, Moment, Parcel> packing,
            Function<FoldLetter, Parcel> foldPacking,
            Exchange exchange,
            Supplier<Moment> clock,
            Backoff backoff,
            CentreNews news,
            Runnable answered) {
        this.box = box;
        this.way = way;
        this.laneLog = laneLog;
        this.count = count;
        this.source = source;
        this.packing = packing;
        this.exchange = exchange;
        this.clock = clock;
        this.backoff = backoff;
        this.news = news;
        this.answered = answered;
        this.folds = new FoldPost(box, way, laneLog, count, foldPacking, exchange, clock, backoff, news, signal);
        this.marked = laneLog.begin();
        this.origin = marked.origin();
    }

    /** An alarm took a step; returns at once. */
    void heard(Alarm alarm) {
        if (box.heard(alarm, clock.get().nanos())) {
            signal.give();
        }
    }

    /** Somebody was erased: nothing of them is sent any more. */
    void forget(ResidentId resident) {
        box.forget(resident);
    }

    /** The centre is there: whatever waits is tried. */
    void hurry() {
        box.hurry(clock.get().nanos());
        signal.give();
    }

    void close() {
        closing = true;
        signal.give();
    }

    @Override
    public void run() {
        folds.begin();
        while (!closing) {
            try (LogFollower log = source.follow(laneLog.begin(), Set.of(EntryClass.ALARM))) {
                follow(log);
            } catch (IOException unreadable) {
                LOG.warn("alarms of the past wait, the log cannot be read", unreadable);
                caughtUp = true;
                rest();
            } catch (InterruptedException end) {
                closing = true;
            }
        }
    }

    private void follow(LogFollower log) throws IOException, InterruptedException {
        while (!closing) {
            try {
                turn(log);
            } catch (RuntimeException broken) {
                // One alarm that cannot be told must not silence the others.
                LOG.error("alarm lane stumbled", broken);
            }
            if (caughtUp) {
                signal.await(LOOK);
            }
        }
    }

    private void rest() {
        try {
            turnWithoutLog();
            signal.await(LOOK);
        } catch (InterruptedException end) {
            closing = true;
        }
    }

    private void turn(LogFollower log) throws IOException {
        Place place = read(log);
        settle(place);
        send();
        mark(place);
        count.waiting(box.size(), box.oldest());
    }

    private void turnWithoutLog() {
        settle(marked);
        send();
    }

    /** Reads on a little; answers how far it has been read. */
    private Place read(LogFollower log) throws IOException {
        long now = clock.get().nanos();
        boolean room = true;
        int entries = 0;
        Optional<Logged> next = log.peek();
        while (room && entries < SLICE && next.isPresent() && mayGoOn(next.get())) {
            origin = next.get().origin();
            if (next.get().entry() instanceof AlarmChanged changed) {
                room = box.read(next.get().seq(), changed.after(), now);
            }
            log.take();
            entries++;
            next = log.peek();
        }
        caughtUp = entries < SLICE;
        return log.place();
    }

    /** What a log that has ended tells is done with before its successor is read: a cursor is of one log. */
    private boolean mayGoOn(Logged next) {
        return box.oldestSeq().isEmpty() || next.origin().equals(origin);
    }

    private Place cursor(Place read) {
        OptionalLong oldest = box.oldestSeq();
        return oldest.isPresent() ? new Place(origin, oldest.getAsLong()) : read;
    }

    /** What concerns people goes first, then what is told as one, then technical alarms by themselves. */
    private void send() {
        while (box.underWay() < WINDOW) {
            Optional<AlarmLetter> next = box.next(clock.get().nanos(), caughtUp);
            boolean urgent = next.isPresent() && !next.get().technical();
            if (!urgent && box.technicalUnderWay() >= MAX_TECHNICAL) {
                return;
            }
            if (!urgent && folds.send(caughtUp)) {
                continue;
            }
            if (next.isEmpty()) {
                return;
            }
            send(next.get());
        }
    }

    private void send(AlarmLetter letter) {
        Alarm alarm = box.sending(letter, clock.get().nanos());
        try {
            Parcel parcel = packing.apply(alarm, clock.get());
            CompletableFuture<Void> unused = exchange.send(parcel).thenAccept(answer -> {
                answers.add(new Done(letter, alarm.steps(), parcel, answer));
                signal.give();
            });
        } catch (RuntimeException broken) {
            LOG.error("alarm not sent alarm={}", alarm.id(), broken);
            box.putOff(letter, clock.get().nanos() + backoff.nanos(box.failed(letter, false), Optional.empty()), false);
        }
    }

    /** Does what follows from the answers that have come. */
    private void settle(Place read) {
        boolean any = !answers.isEmpty() || folds.hasAnswers();
        for (Done done = answers.poll(); done != null; done = answers.poll()) {
            if (done.answer() instanceof Answer.Failed failed) {
                putOff(done, failed);
            } else {
                settled(done, read);
            }
        }
        folds.settle().forEach(bundle -> confirmed(bundle, read));
        if (any) {
            answered.run();
        }
    }

    private void settled(Done done, Place read) {
        Moment now = clock.get();
        box.confirmed(done.letter(), done.step(), now.nanos());
        if (done.answer() instanceof Answer.Refused refused) {
            count.refused();
            tell(done, Outcome.REFUSED, refused.reason());
            news.refused(Lane.ALARMS, done.parcel().id(), refused.reason());
        } else {
            count.delivered(now.wall());
            tell(done, Outcome.DELIVERED, "");
            box.hurry(now.nanos());
        }
        confirmed(done.parcel().id(), read);
    }

    private void confirmed(String bundle, Place read) {
        marked = cursor(read);
        laneLog.confirmed(bundle, marked);
    }

    private void putOff(Done done, Answer.Failed failed) {
        int failures = box.failed(done.letter(), failed.away());
        long until = clock.get().nanos() + backoff.nanos(failures, failed.retryAfter());
        box.putOff(done.letter(), until, failed.retryAfter().isPresent());
        if (box.complains(done.letter(), COMPLAIN_AFTER)) {
            tell(done, Outcome.DELAYED, failed.reason());
        }
    }

    private void tell(Done done, Outcome outcome, String reason) {
        news.came(new Delivery(done.letter().alarm().id(), done.step(), way, outcome, reason));
    }

    /** So that a start does not read the log from its beginning for want of alarms. */
    private void mark(Place read) {
        Place cursor = cursor(read);
        boolean far = (laneLog.isNew() && marked.equals(laneLog.begin()) && !begun)
                || !cursor.origin().equals(marked.origin())
                || cursor.seq() - marked.seq() >= MARK_EVERY;
        if (far) {
            begun = true;
            marked = cursor;
            CompletableFuture<Long> unused = laneLog.wentOn(cursor);
        }
    }
}
