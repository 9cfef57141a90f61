// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.Priority;
import care.lares.domain.ResidentId;
import care.lares.journal.Folds;
import care.lares.journal.ToldTogether;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which alarms one centre is told of as one: technical ones of one cause. Once told it hears of them again when others
 * join, when one begins again and when it is over for all. Guarded by its box.
 */
final class FoldBook {
    /** How long a technical alarm waits for others of its cause: devices fall silent one by one. */
    static final Duration COMPANY = Duration.ofSeconds(2);
    /** Longest wait when one message of a cause follows another: 300 devices that go one by one in an hour are a dozen. */
    static final Duration LONGEST = Duration.ofMinutes(5);
    /** How far apart alarms that have ended by now may have begun to be told as one. */
    static final Duration TOGETHER = Duration.ofMinutes(15);

    private final String recipient;
    private final Function<Alarm, Optional<String>> causes;
    private final Map<String, Fold> folds = new LinkedHashMap<>();
    private final Map<AlarmId, Fold> members = new HashMap<>();
    private final Map<String, Pace> paces = new HashMap<>();

    /**
     * When something of a cause was told last, and how long the next waits.
     *
     * @param atNanos when
     * @param waitNanos how long
     */
    private record Pace(long atNanos, long waitNanos) {
        /** What waited longest is told a wait later than what came before it: the pace outlives that. */
        boolean holds(long nowNanos) {
            return nowNanos - atNanos <= 2 * LONGEST.toNanos();
        }
    }

    /**
     * The folds of an earlier life.
     *
     * @param causes what alarms have in common that may be told as one; empty for one that is told by itself
     */
    FoldBook(String recipient, Function<Alarm, Optional<String>> causes, List<Folds.Fold> before, long nowNanos) {
        this.recipient = recipient;
        this.causes = causes;
        before.stream().filter(fold -> !fold.isOver()).forEach(fold -> add(new Fold(fold, nowNanos)));
    }

    /** An alarm that began again while a message about it did not get through is in two: it is of the one told last. */
    private void add(Fold fold) {
        folds.put(fold.id(), fold);
        for (AlarmId alarm : fold.members()) {
            Fold other = members.get(alarm);
            if (other != null && other.toldStep(alarm) > fold.toldStep(alarm)) {
                fold.leave(alarm);
            } else {
                move(alarm, fold);
            }
        }
    }

    Optional<String> cause(Alarm alarm) {
        return causes.apply(alarm);
    }

    boolean isMember(AlarmId alarm) {
        return members.containsKey(alarm);
    }

    /** Until when an alarm of this cause waits for others; what is urgent does not. */
    long gatherUntil(Alarm alarm, String cause, long nowNanos) {
        if (alarm.priority() == Priority.HIGH) {
            return nowNanos;
        }
        Pace pace = paces.get(cause);
        return nowNanos + (pace != null && pace.holds(nowNanos) ? pace.waitNanos() : COMPANY.toNanos());
    }

    /** Something of this cause is told now: what comes next waits for longer, so that a trickle is no stream. */
    void told(String cause, long nowNanos) {
        paces.values().removeIf(pace -> !pace.holds(nowNanos));
        Pace before = paces.get(cause);
        long wait = before == null ? COMPANY.toNanos() : before.waitNanos();
        paces.put(cause, new Pace(nowNanos, Math.min(2 * wait, LONGEST.toNanos())));
    }

    /**
     * Whether what became of an alarm is nothing to tell by itself: it is in a fold, and did not begin again. One that does
     * not stand alike any more leaves its fold.
     */
    boolean holds(Alarm alarm) {
        Fold fold = members.get(alarm.id());
        if (fold == null) {
            return false;
        }
        if (fold.seen(alarm) && cause(alarm).filter(fold.cause()::equals).isEmpty()) {
            leave(fold, alarm.id());
            return false;
        }
        return !fold.beganAgain(alarm);
    }

    private void leave(Fold fold, AlarmId alarm) {
        members.remove(alarm);
        fold.leave(alarm);
    }

    /**
     * The fold that alarms of this cause join, one whose message is confirmed if there is any; none when there is no room,
     * or the centre does not take what it is told of those there are.
     */
    Optional<Fold> of(String cause) {
        return folds.values().stream()
                .filter(fold -> fold.cause().equals(cause) && !fold.isOver() && !fold.isStuck() && fold.room() > 0)
                .min(Comparator.comparing(fold -> fold.pending().isPresent()));
    }

    /** An alarm is told by itself from now on. */
    void goesByItself(AlarmId alarm) {
        Optional.ofNullable(members.get(alarm)).ifPresent(fold -> leave(fold, alarm));
    }

    /** A message that is not confirmed and may be sent. */
    Optional<Fold> due(long nowNanos) {
        return folds.values().stream().filter(fold -> fold.isDue(nowNanos)).findFirst();
    }

    /** A fold that is over. */
    Optional<Fold> over() {
        return folds.values().stream().filter(Fold::isOver).findFirst();
    }

    /** Begins a fold of alarms that nobody was told of. */
    Fold begin(String cause, List<Alarm> alarms, long nowNanos) {
        Fold fold = new Fold(name(cause, alarms), cause, alarms.get(0), nowNanos);
        folds.put(fold.id(), fold);
        return fold;
    }

    /** What its first alarms are called, hashed: an alarm begins one fold only. */
    private String name(String cause, List<Alarm> alarms) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update((recipient + "\n" + cause).getBytes(UTF_8));
            alarms.forEach(alarm -> hash.update(("\n" + alarm.id() + "/" + alarm.steps()).getBytes(UTF_8)));
            return HexFormat.of().formatHex(hash.digest(), 0, 16);
        } catch (NoSuchAlgorithmException brokenRuntime) {
            throw new IllegalStateException("every Java runtime has SHA-256", brokenRuntime);
        }
    }

    ToldTogether pack(Fold fold, List<Alarm> joining, Instant at, long nowNanos) {
        ToldTogether message = fold.pack(at, recipient, joining, nowNanos);
        joining.forEach(alarm -> move(alarm.id(), fold));
        told(fold.cause(), nowNanos);
        return message;
    }

    /** One that begins again may have been in a fold that was full. */
    private void move(AlarmId alarm, Fold fold) {
        Fold before = members.put(alarm, fold);
        if (before != null && before != fold) {
            before.leave(alarm);
        }
    }

    /** A message is done with. */
    void settled(Fold fold, ToldTogether message) {
        fold.settled().forEach(alarm -> members.remove(alarm, fold));
        if (message.open().isEmpty() && fold.members().isEmpty()) {
            folds.remove(fold.id());
        }
    }

    void forget(ResidentId resident) {
        folds.values().forEach(fold -> fold.of(resident).forEach(alarm -> leave(fold, alarm)));
    }

    /** The centre is there: what it would not take though it was there is not what this is good for. */
    void hurry(long nowNanos) {
        folds.values().stream()
                .filter(fold -> !fold.isStuck())
                .forEach(fold -> fold.retries().hurry(nowNanos));
    }

    int underWay() {
        return (int) folds.values().stream().filter(Fold::underWay).count();
    }

    int waiting() {
        return (int) folds.values().stream()
                .filter(fold -> fold.pending().isPresent())
                .count();
    }

    /** When the messages that are not confirmed were put together. */
    Stream<Instant> waitingSince() {
        return folds.values().stream().flatMap(fold -> fold.pending().stream()).map(ToldTogether::at);
    }

    /** Everything that is known of its alarms. */
    List<Alarm> known() {
        return folds.values().stream().flatMap(fold -> fold.known().stream()).toList();
    }
}
