// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.domain.Delivery;
import care.lares.domain.Delivery.Outcome;
import care.lares.domain.Moment;
import care.lares.domain.WayOut;
import care.lares.journal.Lane;
import care.lares.journal.ToldTogether;
import care.lares.journal.ToldTogether.Told;
import care.lares.sync.centre.AlarmBox.FoldLetter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the centre of alarms of one cause as one. What a message names is in the log before it leaves, unless the log
 * cannot take it within {@link #LONGEST_NOTE}; what is sent again names the same alarms. For the lane's thread.
 */
final class FoldPost {
    /** How long a message waits for the log: a disk that hangs must not keep the centre from hearing. */
    static final Duration LONGEST_NOTE = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(FoldPost.class);

    private final AlarmBox box;
    private final WayOut way;
    private final LaneLog laneLog;
    private final LaneCount count;
    private final Function<FoldLetter, Parcel> packing;
    private final AlarmLane.Exchange exchange;
    private final Supplier<Moment> clock;
    private final Backoff backoff;
    private final CentreNews news;
    private final Signal signal;
    private final Queue<Done> answers = new ConcurrentLinkedQueue<>();

    private record Done(FoldLetter letter, Answer answer) {}

    FoldPost(
            AlarmBox box,
            WayOut way,
            LaneLog laneLog,
            LaneCount count,
            Function<FoldLetter, Parcel> packing,
            AlarmLane.Exchange exchange,
            Supplier<Moment> clock,
            Backoff backoff,
            CentreNews news,
            Signal signal) {
        this.box = box;
        this.way = way;
        this.laneLog = laneLog;
        this.count = count;
        this.packing = packing;
        this.exchange = exchange;
        this.clock = clock;
        this.backoff = backoff;
        this.news = news;
        this.signal = signal;
    }

    /** After a start: alarms' histories are told what was confirmed as one and they do not say. */
    void begin() {
        box.unmarked().forEach(news::came);
    }

    /** Sends the next message, if there is one. */
    boolean send(boolean historyToo) {
        Moment now = clock.get();
        Optional<FoldLetter> next = box.nextFold(now.wall(), now.nanos(), historyToo);
        next.ifPresent(this::send);
        return next.isPresent();
    }

    private void send(FoldLetter letter) {
        CompletableFuture<?> noted =
                letter.again() ? CompletableFuture.completedFuture(0L) : laneLog.about(letter.message());
        try {
            Parcel parcel = packing.apply(letter);
            CompletableFuture<Void> unused = noted.orTimeout(LONGEST_NOTE.toMillis(), TimeUnit.MILLISECONDS)
                    .handle((seq, late) -> late)
                    .thenCompose(late -> exchange.send(parcel))
                    .exceptionally(broken -> Answer.Failed.of("a fault of the gateway"))
                    .thenAccept(answer -> {
                        answers.add(new Done(letter, answer));
                        signal.give();
                    });
        } catch (RuntimeException broken) {
            LOG.error("alarms not sent fold={}", letter.message().fold(), broken);
            putOff(letter, Answer.Failed.of("the gateway cannot put it together"));
        }
    }

    /** Whether the centre has answered. */
    boolean hasAnswers() {
        return !answers.isEmpty();
    }

    /** Does what follows from the answers that have come; answers the bundles that are done with. */
    List<String> settle() {
        List<String> bundles = new ArrayList<>();
        for (Done done = answers.poll(); done != null; done = answers.poll()) {
            if (done.answer() instanceof Answer.Failed failed) {
                putOff(done.letter(), failed);
            } else {
                settled(done);
                bundles.add(done.letter().message().bundle());
            }
        }
        return bundles;
    }

    private void settled(Done done) {
        Moment now = clock.get();
        ToldTogether message = done.letter().message();
        List<Told> fresh = box.news(done.letter());
        box.settled(done.letter());
        if (done.answer() instanceof Answer.Refused refused) {
            count.refused();
            tell(fresh, Outcome.REFUSED, refused.reason());
            news.refused(Lane.ALARMS, message.bundle(), refused.reason());
        } else {
            count.delivered(now.wall());
            tell(fresh, Outcome.DELIVERED, "");
            box.hurry(now.nanos());
        }
    }

    private void putOff(FoldLetter letter, Answer.Failed failed) {
        int failures = box.failed(letter, failed.away());
        long until = clock.get().nanos() + backoff.nanos(failures, failed.retryAfter());
        box.putOff(letter, until, failed.retryAfter().isPresent());
        if (box.complains(letter, AlarmLane.COMPLAIN_AFTER)) {
            tell(box.news(letter), Outcome.DELAYED, failed.reason());
        }
    }

    private void tell(List<Told> alarms, Outcome outcome, String reason) {
        alarms.forEach(told -> news.came(new Delivery(told.alarm(), told.step(), way, outcome, reason)));
    }
}
