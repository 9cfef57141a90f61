// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.domain.Alarm;
import care.lares.domain.Moment;
import care.lares.domain.ResidentId;
import care.lares.domain.Ticks;
import care.lares.domain.WayOut;
import care.lares.journal.Deliveries;
import care.lares.journal.Folds;
import care.lares.journal.Journal;
import care.lares.journal.Lane;
import care.lares.journal.LogFollower.Place;
import care.lares.journal.LogSource;
import care.lares.sync.Diary;
import care.lares.sync.consent.Consents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The outbox to one monitoring centre. Each lane and the heartbeat have a thread of their own, so that none can hold up
 * another; alarms go first.
 */
public final class Centre implements AutoCloseable {
    /** The channel its confirmations stand under in alarms' histories. */
    public static final String CHANNEL = "centre";

    private static final String BUNDLES = "/fhir/R4";
    private static final String FHIR = "application/fhir+json";
    /** An alarm that a centre which was there did not take so often lets others go: its trouble is its own. */
    private static final int URGENT_REBUFFS = 5;
    /** How long closing waits for what a lane is about: what is lost then is sent again under the same id. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final CentreAddress address;
    private final CentreLink link;
    private final Standing standing;
    private final AlarmBox box;
    private final AlarmLane alarms;
    private final List<SummaryLane> summaries = new ArrayList<>();
    /** Held by the lane that reads: fair, so that each comes to it. */
    private final Semaphore turn = new Semaphore(1, true);

    private final Conflicts conflicts = new Conflicts();
    private final Heartbeat heartbeat;
    private final Introductions introductions = new Introductions();
    private final List<LaneCount> counts = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /**
     * What an outbox works with.
     *
     * @param journal what is proved
     * @param log what is told
     * @param deliveries how far the centre has been told
     * @param end where the log ended when the gateway started: a new centre is told what happens from then on
     * @param diary where it is written down that something was confirmed
     * @param consents what may leave
     * @param packing makes bundles
     * @param news who hears what became of them
     * @param causes what alarms have in common that may be told as one; empty for one that is told by itself. Any thread
     *     may ask
     * @param clock both clocks, now
     * @param ticks of the world outside: how long to wait for others, and before something is sent again
     * @param random scatters what is sent again
     * @param uplink whether anything may leave the house
     * @param gateway by which name the centre knows this box
     */
    public record Parts(
            Journal journal,
            LogSource log,
            Deliveries deliveries,
            Place end,
            Diary diary,
            Consents consents,
            Packing packing,
            CentreNews news,
            Function<Alarm, Optional<String>> causes,
            Supplier<Moment> clock,
            Ticks ticks,
            RandomGenerator random,
            BooleanSupplier uplink,
            String gateway) {}

    /** An outbox that has sent nothing yet. */
    public Centre(CentreAddress address, Parts parts) {
        this.address = address;
        this.link = new CentreLink(address, () -> parts.clock().get().wall(), parts.uplink());
        this.standing = new Standing(address.heartbeat(), parts.clock(), parts.news());
        WayOut way = new WayOut(CHANNEL, address.name().value());
        String centre = address.name().value();
        List<Folds.Fold> before = parts.deliveries().folds().of(centre);
        this.box = new AlarmBox(
                way, new FoldBook(centre, parts.causes(), before, parts.ticks().nanos()), before);
        this.alarms = alarmLane(way, parts);
        CheckpointPost checkpoints = new CheckpointPost(
                link, standing, parts.journal()::checkpoint, parts.journal()::consistency, parts.journal()::commitsTo);
        summaries.add(summaryLane(Lane.VITALS, checkpoints, parts));
        summaries.add(summaryLane(Lane.TELEMETRY, checkpoints, parts));
        this.heartbeat = new Heartbeat(
                link,
                parts.gateway(),
                address.heartbeat(),
                parts.journal()::status,
                parts.clock(),
                standing,
                this::hurry);
    }

    private AlarmLane alarmLane(WayOut way, Parts parts) {
        LaneCount count = counted(Lane.ALARMS);
        return new AlarmLane(
                box,
                way,
                laneLog(Lane.ALARMS, count, parts),
                count,
                parts.log(),
                (alarm, now) -> parts.packing().alarm(alarm, parts.consents().alarm(alarm, address.name(), now.wall())),
                letter -> parts.packing()
                        .together(letter.message(), parts.consents().withoutNames(address.name())),
                this::exchange,
                () -> new Moment(parts.clock().get().wall(), parts.ticks().nanos()),
                new Backoff(parts.random()),
                parts.news(),
                () -> summaries.forEach(SummaryLane::wake));
    }

    private SummaryLane summaryLane(Lane lane, CheckpointPost checkpoints, Parts parts) {
        LaneCount count = counted(lane);
        Signal signal = new Signal();
        Backoff backoff = new Backoff(parts.random());
        return new SummaryLane(
                lane,
                address.period(),
                laneLog(lane, count, parts),
                count,
                parts.log(),
                (summary, rest, now) -> parts.consents()
                        .summary(summary.resident(), address.name(), now.wall())
                        .map(disclosure -> parts.packing().summary(summary, disclosure, rest)),
                checkpoints,
                new Dispatch(this::exchange, parts.clock(), backoff, () -> !box.urgent(URGENT_REBUFFS), signal),
                parts.clock(),
                parts.news(),
                signal,
                turn);
    }

    private LaneCount counted(Lane lane) {
        LaneCount count = new LaneCount(lane);
        counts.add(count);
        return count;
    }

    private LaneLog laneLog(Lane lane, LaneCount count, Parts parts) {
        return new LaneLog(
                address.name(),
                lane,
                parts.diary(),
                parts.clock(),
                count,
                parts.deliveries().place(address.name().value(), lane),
                parts.end());
    }

    /** Begins to send; returns at once. */
    public void start() {
        begin(alarms, "centre-alarms");
        begin(heartbeat, "centre-heartbeat");
        summaries.forEach(lane -> begin(lane, "centre-summaries"));
    }

    private void begin(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    /** An alarm took a step; returns at once. */
    public void heard(Alarm alarm) {
        alarms.heard(alarm);
    }

    /** Somebody was erased: no alarm of theirs is sent any more. */
    public void forget(ResidentId resident) {
        alarms.forget(resident);
    }

    /** The way out that confirms alarms. */
    public WayOut way() {
        return new WayOut(CHANNEL, address.name().value());
    }

    /** Whether no alarm is under way whose answer is waited for. */
    public boolean settled() {
        return box.underWay() == 0;
    }

    /** Whatever waits is tried now: the centre may be there again. */
    public void hurry() {
        alarms.hurry();
        summaries.forEach(SummaryLane::hurry);
    }

    /** How it stands. */
    public CentreStatus status() {
        return new CentreStatus(
                address.name(),
                standing.isUp(),
                standing.lastHeard(),
                standing.silentSince(),
                standing.trouble(),
                counts.stream().map(LaneCount::status).toList());
    }

    private CompletableFuture<Answer> exchange(Parcel parcel) {
        return introductions.inTurn(parcel.creates(), () -> post(parcel));
    }

    /** Confirmed is what the centre says of every entry; anything else is sent again. */
    private CompletableFuture<Answer> post(Parcel parcel) {
        return link.post(BUNDLES, FHIR, parcel.json())
                .thenApply(answer -> conflicts.judged(parcel.id(), judged(answer, parcel)))
                .thenApply(this::noted);
    }

    private static Answer judged(Answer answer, Parcel parcel) {
        if (answer instanceof Answer.Taken taken && !Confirmation.of(taken.body(), parcel.entries())) {
            return Answer.Failed.of("the answer does not confirm the bundle");
        }
        return answer instanceof Answer.Conflict ? new Answer.Clash("the centre sees a conflict (409)") : answer;
    }

    private Answer noted(Answer answer) {
        if (answer instanceof Answer.Failed failed) {
            standing.failed(failed.reason());
        } else {
            standing.answered();
        }
        return answer;
    }

    /** Ends sending. What is under way is sent again after the next start, under the same id. */
    @Override
    public void close() {
        alarms.close();
        heartbeat.close();
        summaries.forEach(SummaryLane::close);
        link.close();
        boolean interrupted = false;
        for (Thread thread : threads) {
            try {
                thread.join(GRACE.toMillis());
            } catch (InterruptedException now) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
