// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmId;
import care.lares.domain.ContactId;
import care.lares.domain.Delivery;
import care.lares.domain.Delivery.Outcome;
import care.lares.domain.Moment;
import care.lares.domain.ResidentId;
import care.lares.notify.Confirmations;
import java.time.Duration;
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
    /** Most technical alarms that wait: more are dropped and counted. Those about people and their home never are. */
    static final int MAX_TECHNICAL = 64;
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
    private final Health health;
    private WebhookTarget target;
    private int underWay;
    private int technicalUnderWay;
    private long dropped;

    Lane(
            WebhookTarget target,
            Sender sender,
            Executor loop,
            Supplier<Moment> clock,
            Backoff backoff,
            Confirmations confirmations) {
        this.target = target;
        this.sender = sender;
        this.loop = loop;
        this.clock = clock;
        this.backoff = backoff;
        this.confirmations = confirmations;
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
        Letter known = letters.get(alarm.id());
        if (known != null) {
            known.renew(alarm, now);
        } else if (Backoff.technical(alarm) && technicalWaiting() >= MAX_TECHNICAL) {
            drop();
            return;
        } else {
            letters.put(alarm.id(), new Letter(alarm, now));
        }
        pump();
        markWhenUnmarked(alarm);
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
            send(next.get());
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

    private void send(Letter letter) {
        int step = letter.step();
        boolean technical = letter.technical();
        letter.sent();
        underWay++;
        technicalUnderWay += technical ? 1 : 0;
        sender.send(
                target,
                letter.alarm(),
                letter.key(),
                answer -> loop.execute(() -> {
                    underWay--;
                    technicalUnderWay -= technical ? 1 : 0;
                    answered(letter, step, answer);
                    pump();
                }));
    }

    private void answered(Letter letter, int step, Answer answer) {
        Moment now = clock.get();
        if (answer instanceof Answer.Taken) {
            over(letter, step, now);
            health.took();
            tell(letter, step, Outcome.DELIVERED, "");
        } else if (answer instanceof Answer.Refused refused) {
            over(letter, step, now);
            health.failed(now, refused.reason());
            tell(letter, step, Outcome.REFUSED, refused.reason());
        } else if (answer instanceof Answer.Failed failed) {
            again(letter, step, failed, now);
        }
    }

    /** That step is done with; a newer one goes out at once. */
    private void over(Letter letter, int step, Moment now) {
        if (letter.taken(step, now.nanos())) {
            letters.remove(letter.alarm().id(), letter);
        }
    }

    private void again(Letter letter, int step, Answer.Failed failed, Moment now) {
        int failures = letter.failed();
        letter.putOff(now.plus(backoff.wait(letter.alarm(), failures, failed.retryAfter()))
                .nanos());
        health.failed(now, failed.reason());
        boolean over = !letter.alarm().state().open();
        if (over && letter.ageNanos(now.nanos()) > OVER_FOR.toNanos()) {
            letters.remove(letter.alarm().id(), letter);
        } else if (letter.complains(COMPLAIN_AFTER)) {
            tell(letter, step, Outcome.DELAYED, failed.reason() + "; it is tried again");
        }
    }

    private void tell(Letter letter, int step, Outcome outcome, String reason) {
        confirmations.came(new Delivery(letter.alarm().id(), step, target.way(), outcome, reason));
    }

    /** Later, because the pipeline is in the middle of this step. */
    private void markWhenUnmarked(Alarm alarm) {
        List<AlarmEvent> history = alarm.history();
        boolean unmarked = history.size() > UNMARKED
                && history.subList(history.size() - UNMARKED, history.size()).stream()
                        .noneMatch(event -> event.step().aboutDelivery());
        Letter letter = letters.get(alarm.id());
        if (unmarked && letter != null) {
            int step = letter.step();
            loop.execute(() -> tell(letter, step, Outcome.DELAYED, "not confirmed yet"));
        }
    }

    boolean quietUntil(long thenNanos) {
        return next(thenNanos).isEmpty();
    }

    boolean settled() {
        return underWay == 0;
    }
}
