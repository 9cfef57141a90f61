// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmId;
import care.lares.domain.ContactId;
import care.lares.domain.Delivery;
import care.lares.domain.Delivery.Outcome;
import care.lares.domain.DeskRow;
import care.lares.domain.Moment;
import care.lares.domain.Priority;
import care.lares.domain.ResidentId;
import care.lares.domain.Urgency;
import care.lares.notify.Confirmations;
import care.lares.notify.Folding;
import care.lares.notify.Handovers;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is on its way to one receiver. An alarm is there once, with its newest step; a few are sent at a time, the most
 * urgent first. Runs on the pipeline's thread and never waits.
 */
final class Lane {
    /** Most messages under way at once: a receiver that hangs holds up so many, for {@link HttpSender#WHOLE} each. */
    static final int MAX_UNDER_WAY = 4;
    /** Of these, most that concern technicians: a call always finds a place. */
    static final int MAX_TECHNICAL_UNDER_WAY = 1;
    /** Most technical alarms that wait, 2 kB each: more are dropped and counted. Those about people and their home never are. */
    static final int MAX_TECHNICAL = 512;
    /** How long a technical alarm that is not urgent waits for others of its cause: devices fall silent one by one. */
    static final Duration COMPANY = Duration.ofSeconds(2);
    /** One line of the log for so many dropped: a lane that is full drops with every alarm. */
    private static final int TOLD_EVERY = 100;

    /** How long it is tried to tell that an alarm is over: nobody waits for that longer. */
    static final Duration OVER_FOR = Duration.ofHours(24);
    /** After so many failed attempts the alarm's history says that it does not get through. */
    static final int COMPLAIN_AFTER = 3;
    /** Without a delivery line for so many lines of history, one is written: steps are counted from it. */
    private static final int UNMARKED = Alarm.MAX_HISTORY / 2;

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final Map<AlarmId, Letter> letters = new LinkedHashMap<>();
    private final Set<AlarmId> given = new HashSet<>();
    private final Sender sender;
    private final Executor loop;
    private final Supplier<Moment> clock;
    private final Backoff backoff;
    private final Confirmations confirmations;
    private final Folding folding;
    private final Handovers handovers;
    private final Health health;
    private WebhookTarget target;
    private int underWay;
    private int technicalUnderWay;
    private long dropped;

    /** A letter under way, with the step it tells of. */
    private record Sent(Letter letter, int step) {}

    Lane(
            WebhookTarget target,
            Sender sender,
            Executor loop,
            Supplier<Moment> clock,
            Backoff backoff,
            Confirmations confirmations,
            Folding folding,
            Handovers handovers) {
        this.target = target;
        this.sender = sender;
        this.loop = loop;
        this.clock = clock;
        this.backoff = backoff;
        this.confirmations = confirmations;
        this.folding = folding;
        this.handovers = handovers;
        this.health = new Health(target.way(), confirmations);
    }

    /** The receiver has moved, or has another secret. */
    void goTo(WebhookTarget next) {
        target = next;
    }

    /** Who is called over it; empty: a machine. */
    Optional<ContactId> contact() {
        return target.contact();
    }

    /** Whether the receiver was told of this alarm, or is being told: then it also hears what becomes of it. */
    boolean knows(Alarm alarm) {
        return given.contains(alarm.id()) || alarm.deliveredBy(target.way()) > 0;
    }

    /** An alarm took a step, or was found at start with steps that were not delivered. */
    void changed(Alarm alarm) {
        if (!alarm.latest().step().aboutDelivery()) {
            deliver(alarm);
        }
        if (!alarm.state().open()) {
            given.remove(alarm.id());
        }
    }

    /** The receiver is called from now on with an alarm that took its latest step before. */
    void takeOver(Alarm alarm) {
        deliver(alarm);
    }

    private void deliver(Alarm alarm) {
        given.add(alarm.id());
        if (alarm.steps() <= alarm.deliveredBy(target.way())) {
            return;
        }
        long now = clock.get().nanos();
        long due = gathers(alarm) ? now + COMPANY.toNanos() : now;
        Letter known = letters.get(alarm.id());
        if (known != null) {
            known.renew(alarm, due);
        } else if (Backoff.technical(alarm) && technicalWaiting() >= MAX_TECHNICAL) {
            drop();
            return;
        } else {
            letters.put(alarm.id(), new Letter(alarm, now, due));
        }
        pump();
        markWhenUnmarked(alarm);
    }

    /** Whether it may wait a moment for others of its cause: then people get one message, and not one for each device. */
    private boolean gathers(Alarm alarm) {
        return alarm.priority() != Priority.HIGH && folding.key(alarm).isPresent();
    }

    /** An alarm that is over: the receiver hears of it if it was told of the alarm. */
    void remembered(Alarm ended) {
        if (ended.deliveredBy(target.way()) > 0) {
            changed(ended);
        }
    }

    /** Somebody was erased: what waits is not sent; what is under way cannot be called back. */
    void forget(ResidentId resident) {
        letters.values()
                .removeIf(letter -> letter.alarm()
                        .assignment()
                        .resident()
                        .filter(resident::equals)
                        .isPresent());
    }

    private long technicalWaiting() {
        return letters.values().stream().filter(Letter::technical).count();
    }

    private void drop() {
        if (++dropped % TOLD_EVERY == 1) {
            LOG.warn("technical alarm not sent way=\"{}\" reason=lane_full dropped={}", target.way(), dropped);
        }
    }

    /** Sends what is due, as far as there is room. */
    void pump() {
        long now = clock.get().nanos();
        for (Optional<Letter> next = next(now); next.isPresent(); next = next(now)) {
            send(next.get(), now);
        }
    }

    private Optional<Letter> next(long nowNanos) {
        if (underWay >= MAX_UNDER_WAY) {
            return Optional.empty();
        }
        boolean technicalToo = technicalUnderWay < MAX_TECHNICAL_UNDER_WAY;
        return letters.values().stream()
                .filter(letter -> letter.isDue(nowNanos) && (technicalToo || !letter.technical()))
                .min(Letter.MOST_URGENT_FIRST);
    }

    private void send(Letter letter, long nowNanos) {
        List<Sent> together = company(letter, nowNanos).stream()
                .map(one -> new Sent(one, one.step()))
                .toList();
        boolean technical = letter.technical();
        together.forEach(sent -> sent.letter().sent());
        underWay++;
        technicalUnderWay += technical ? 1 : 0;
        sender.send(
                target,
                message(together),
                answer -> loop.execute(() -> {
                    underWay--;
                    technicalUnderWay -= technical ? 1 : 0;
                    answered(together, answer);
                    pump();
                }));
        if (sender.leaves()) {
            together.forEach(sent -> handovers.handed(sent.letter().alarm(), target.way()));
        }
    }

    /** What goes with a letter: technical ones of the same cause that stand alike, the most urgent first. */
    private List<Letter> company(Letter letter, long nowNanos) {
        Optional<String> key = folding.key(letter.alarm());
        if (!letter.technical() || key.isEmpty()) {
            return List.of(letter);
        }
        return letters.values().stream()
                .filter(one -> one.joins(nowNanos) && folding.key(one.alarm()).equals(key))
                .sorted(Comparator.comparing(Letter::alarm, Urgency.MOST_URGENT_FIRST))
                .limit(MAX_TECHNICAL)
                .toList();
    }

    private Message message(List<Sent> together) {
        Letter first = together.get(0).letter();
        if (together.size() == 1) {
            return Message.of(first.alarm(), first.key());
        }
        List<Alarm> alarms =
                together.stream().map(sent -> sent.letter().alarm()).toList();
        List<String> keys = together.stream().map(sent -> sent.letter().key()).toList();
        return new Message(alarms, folding.text(new DeskRow(alarms)), FoldedKey.of(keys));
    }

    private void answered(List<Sent> together, Answer answer) {
        Moment now = clock.get();
        if (answer instanceof Answer.Taken) {
            health.took();
            together.forEach(sent -> over(sent, now, Outcome.DELIVERED, ""));
        } else if (answer instanceof Answer.Refused refused) {
            health.failed(now, refused.reason());
            together.forEach(sent -> over(sent, now, Outcome.REFUSED, refused.reason()));
        } else if (answer instanceof Answer.ShutOut shut) {
            health.failed(now, shut.reason());
            again(together, Answer.Failed.of(shut.reason()), Outcome.REFUSED, now);
        } else if (answer instanceof Answer.Failed failed) {
            health.failed(now, failed.reason());
            again(together, failed, Outcome.DELAYED, now);
        }
    }

    /** That step is done with; a newer one goes out at once. */
    private void over(Sent sent, Moment now, Outcome outcome, String reason) {
        Letter letter = sent.letter();
        if (letter.taken(sent.step(), now.nanos())) {
            letters.remove(letter.alarm().id(), letter);
        }
        tell(sent, outcome, reason);
    }

    /** What went together waits together. A refusal is told at once, a failure when it goes on. */
    private void again(List<Sent> together, Answer.Failed failed, Outcome outcome, Moment now) {
        int patience = outcome == Outcome.REFUSED ? 1 : COMPLAIN_AFTER;
        int failures =
                together.stream().mapToInt(sent -> sent.letter().failed()).max().orElse(1);
        Alarm first = together.get(0).letter().alarm();
        long until =
                now.plus(backoff.wait(first, failures, failed.retryAfter())).nanos();
        for (Sent sent : together) {
            Letter letter = sent.letter();
            letter.putOff(until);
            boolean over = !letter.alarm().state().open();
            if (over && letter.ageNanos(now.nanos()) > OVER_FOR.toNanos()) {
                letters.remove(letter.alarm().id(), letter);
            } else if (letter.complains(patience)) {
                tell(sent, outcome, failed.reason() + "; it is tried again");
            }
        }
    }

    private void tell(Sent sent, Outcome outcome, String reason) {
        confirmations.came(new Delivery(sent.letter().alarm().id(), sent.step(), target.way(), outcome, reason));
    }

    /** Later, because the pipeline is in the middle of this step. */
    private void markWhenUnmarked(Alarm alarm) {
        List<AlarmEvent> history = alarm.history();
        boolean unmarked = history.size() > UNMARKED
                && history.subList(history.size() - UNMARKED, history.size()).stream()
                        .noneMatch(event -> event.step().aboutDelivery());
        Letter letter = letters.get(alarm.id());
        if (unmarked && letter != null) {
            Sent waiting = new Sent(letter, letter.step());
            loop.execute(() -> tell(waiting, Outcome.DELAYED, "not confirmed yet"));
        }
    }

    boolean quietUntil(long thenNanos) {
        return next(thenNanos).isEmpty();
    }

    boolean settled() {
        return underWay == 0;
    }
}
