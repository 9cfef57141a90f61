// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.Delivery;
import care.lares.domain.Delivery.Outcome;
import care.lares.domain.DeskRow;
import care.lares.domain.ResidentId;
import care.lares.domain.WayOut;
import care.lares.journal.Folds;
import care.lares.journal.ToldTogether;
import care.lares.journal.ToldTogether.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The alarms that the centre has not confirmed, each once and with its newest step: told at once by the pipeline, and
 * again by the log. For any thread.
 */
final class AlarmBox {
    /** Most alarms that wait; beyond, technical ones are left to the log, which is read again later. */
    static final int MAX_LETTERS = 2_000;
    /** Most alarms whose confirmed step is remembered, so that the log does not bring them up again. */
    private static final int MAX_CONFIRMED = 4_096;

    private final WayOut way;
    private final Map<AlarmId, AlarmLetter> letters = new LinkedHashMap<>();
    private final Map<AlarmId, Integer> confirmed = new LinkedHashMap<>();

    private final FoldBook folds;

    /**
     * A box with nothing in it but what was told as one in an earlier life.
     *
     * @param before what the log says of that
     */
    AlarmBox(WayOut way, FoldBook folds, List<Folds.Fold> before) {
        this.way = way;
        this.folds = folds;
        before.stream().flatMap(fold -> fold.confirmed().stream()).forEach(this::noteConfirmed);
    }

    /** A message about several alarms, ready to be sent. */
    record FoldLetter(Fold fold, ToldTogether message, boolean again) {}

    /** An alarm took a step; whether that is news for the centre. */
    synchronized boolean heard(Alarm alarm, long nowNanos) {
        if (folds.holds(alarm)) {
            return folds.over().isPresent();
        }
        boolean known = alarm.latest().step().aboutDelivery() || isConfirmed(alarm);
        boolean full = letters.size() >= MAX_LETTERS && !letters.containsKey(alarm.id());
        AlarmLetter letter = new AlarmLetter(alarm, nowNanos);
        if (known || (full && letter.technical())) {
            return false;
        }
        AlarmLetter before = letters.putIfAbsent(alarm.id(), letter);
        if (before != null && alarm.steps() >= before.step()) {
            before.renew(alarm, nowNanos);
        }
        gather(letters.getOrDefault(alarm.id(), letter), nowNanos);
        return true;
    }

    /** What is told for the first time, or told as one already, may go with others. */
    private void gather(AlarmLetter letter, long nowNanos) {
        Alarm alarm = letter.alarm();
        boolean byItself = letter.underWay()
                || letter.wentByItself()
                || alarm.deliveredBy(way) > 0
                || confirmed.containsKey(alarm.id());
        Optional<String> cause = folds.isMember(alarm.id()) || !byItself ? folds.cause(alarm) : Optional.empty();
        cause.ifPresentOrElse(
                with -> letter.gathers(with, folds.gatherUntil(alarm, with, nowNanos)), letter::goesByItself);
    }

    /** The log tells of a step, in its order; whether there is room for more. */
    synchronized boolean read(long seq, Alarm alarm, long nowNanos) {
        AlarmLetter waiting = letters.get(alarm.id());
        if (folds.holds(alarm)) {
            return true;
        }
        if (isConfirmed(alarm)) {
            if (waiting != null && !waiting.underWay() && waiting.step() <= alarm.steps()) {
                letters.remove(alarm.id());
            }
            return true;
        }
        if (waiting == null) {
            waiting = new AlarmLetter(alarm, nowNanos);
            letters.put(alarm.id(), waiting);
        } else if (alarm.steps() >= waiting.step()) {
            waiting.renew(alarm, nowNanos);
        }
        waiting.logged(seq);
        gather(waiting, nowNanos);
        return letters.size() < MAX_LETTERS;
    }

    private boolean isConfirmed(Alarm alarm) {
        return alarm.steps() <= Math.max(alarm.deliveredBy(way), confirmed.getOrDefault(alarm.id(), 0));
    }

    /** Somebody was erased: what waits is not sent, and what is under way not again. */
    synchronized void forget(ResidentId resident) {
        letters.values()
                .removeIf(letter -> letter.alarm()
                        .assignment()
                        .resident()
                        .filter(resident::equals)
                        .isPresent());
        folds.forget(resident);
    }

    /** The next to be sent by itself; what a fold is about to take waits for that. */
    synchronized Optional<AlarmLetter> next(long nowNanos, boolean historyToo) {
        return letters.values().stream()
                .filter(letter -> letter.isDue(nowNanos))
                .filter(letter -> historyToo || letter.firstSeq() < 0)
                .filter(letter -> letter.cause().flatMap(folds::of).isEmpty())
                .min(AlarmLetter.NEWEST_FIRST);
    }

    /**
     * The next message about several alarms: one that is sent again, one that says that it is over for all, or one that
     * waited for company and has it.
     */
    synchronized Optional<FoldLetter> nextFold(Instant at, long nowNanos, boolean historyToo) {
        Optional<Fold> again = folds.due(nowNanos);
        if (again.isPresent()) {
            Fold fold = again.get();
            fold.sent();
            return fold.pending().map(message -> new FoldLetter(fold, message, true));
        }
        Optional<Fold> over = folds.over().filter(fold -> historyToo);
        if (over.isPresent()) {
            return Optional.of(packed(over.get(), List.of(), at, nowNanos));
        }
        Map<String, List<AlarmLetter>> alike = new LinkedHashMap<>();
        for (AlarmLetter letter : letters.values()) {
            if (!letter.underWay() && (historyToo || letter.firstSeq() < 0)) {
                letter.cause()
                        .ifPresent(cause -> alike.computeIfAbsent(cause, first -> new ArrayList<>())
                                .add(letter));
            }
        }
        return alike.entrySet().stream()
                .flatMap(entry -> joined(entry.getKey(), entry.getValue(), at, nowNanos).stream())
                .findFirst();
    }

    private Optional<FoldLetter> joined(String cause, List<AlarmLetter> waiting, Instant at, long nowNanos) {
        Optional<AlarmLetter> lead =
                waiting.stream().filter(letter -> letter.isDue(nowNanos)).min(AlarmLetter.NEWEST_FIRST);
        Optional<Fold> known = folds.of(cause);
        if (lead.isEmpty() || known.filter(fold -> fold.pending().isPresent()).isPresent()) {
            return Optional.empty();
        }
        List<AlarmLetter> company = waiting.stream()
                .filter(letter -> letter.joins(lead.get()))
                .sorted(AlarmLetter.NEWEST_FIRST)
                .limit(known.map(Fold::room).orElse(ToldTogether.MOST_ALARMS))
                .toList();
        if (known.isEmpty() && company.size() < DeskRow.FEWEST_FOLDED) {
            return Optional.empty();
        }
        List<Alarm> alarms = company.stream().map(AlarmLetter::alarm).toList();
        return Optional.of(packed(known.orElseGet(() -> folds.begin(cause, alarms, nowNanos)), alarms, at, nowNanos));
    }

    /** From now on the fold says of them what there is to say. */
    private FoldLetter packed(Fold fold, List<Alarm> joining, Instant at, long nowNanos) {
        ToldTogether message = folds.pack(fold, joining, at, nowNanos);
        fold.members().forEach(letters::remove);
        fold.sent();
        return new FoldLetter(fold, message, false);
    }

    /** A message about several alarms was taken, or refused for good. */
    synchronized void settled(FoldLetter letter) {
        noteConfirmed(letter.message());
        folds.settled(letter.fold(), letter.message());
    }

    /** What a message tells that was not confirmed before: it names again what is still open. */
    synchronized List<Told> news(FoldLetter letter) {
        return Stream.concat(letter.message().open().stream(), letter.message().over().stream())
                .filter(told -> confirmed.getOrDefault(told.alarm(), 0) < told.step())
                .toList();
    }

    /** It failed; how often in a row. */
    synchronized int failed(FoldLetter letter, boolean away) {
        return letter.fold().failed(away);
    }

    synchronized boolean complains(FoldLetter letter, int afterFailures) {
        return letter.fold().retries().complains(afterFailures);
    }

    synchronized void putOff(FoldLetter letter, long untilNanos, boolean asked) {
        letter.fold().retries().putOff(untilNanos, asked);
    }

    /** What was confirmed as one in an earlier life, and the alarms' histories do not say. */
    synchronized List<Delivery> unmarked() {
        return folds.known().stream()
                .filter(alarm -> alarm.deliveredBy(way) < confirmed.getOrDefault(alarm.id(), 0))
                .map(alarm ->
                        new Delivery(alarm.id(), confirmed.getOrDefault(alarm.id(), 0), way, Outcome.DELIVERED, ""))
                .toList();
    }

    /** What a letter says now, as it is sent: it may be renewed meanwhile. */
    synchronized Alarm sending(AlarmLetter letter, long nowNanos) {
        letter.cause().ifPresent(cause -> folds.told(cause, nowNanos));
        folds.goesByItself(letter.alarm().id());
        letter.sent();
        return letter.alarm();
    }

    synchronized void confirmed(AlarmLetter letter, int step, long nowNanos) {
        AlarmId id = letter.alarm().id();
        noteConfirmed(id, step);
        if (letter.confirmed(step, nowNanos)) {
            letters.remove(id);
        }
    }

    /** Of those that it is over for there is nothing more to tell. */
    private void noteConfirmed(ToldTogether message) {
        message.open().forEach(told -> noteConfirmed(told.alarm(), told.step()));
        message.over().forEach(told -> noteConfirmed(told.alarm(), Integer.MAX_VALUE));
    }

    /** What was confirmed stays confirmed, in whatever order the answers come. */
    private void noteConfirmed(AlarmId alarm, int step) {
        Integer before = confirmed.remove(alarm);
        confirmed.put(alarm, before == null ? step : Math.max(before, step));
        if (confirmed.size() > MAX_CONFIRMED) {
            confirmed.remove(confirmed.keySet().iterator().next());
        }
    }

    /** It failed; how often in a row. */
    synchronized int failed(AlarmLetter letter, boolean away) {
        return letter.failed(away);
    }

    synchronized boolean complains(AlarmLetter letter, int afterFailures) {
        return letter.retries().complains(afterFailures);
    }

    synchronized void putOff(AlarmLetter letter, long untilNanos, boolean asked) {
        letter.retries().putOff(untilNanos, asked);
    }

    /** The centre is there: whatever waits is due. */
    synchronized void hurry(long nowNanos) {
        letters.values().forEach(letter -> letter.retries().hurry(nowNanos));
        folds.hurry(nowNanos);
    }

    /** Where the log tells first of something that waits; empty when nothing it tells does. */
    synchronized OptionalLong oldestSeq() {
        return letters.values().stream()
                .mapToLong(AlarmLetter::firstSeq)
                .filter(seq -> seq >= 0)
                .min();
    }

    /** When the oldest alarm that waits was raised, or the oldest message about several put together. */
    synchronized Optional<Instant> oldest() {
        return Stream.concat(
                        letters.values().stream().map(letter -> letter.alarm().raisedAt()), folds.waitingSince())
                .min(Instant::compareTo);
    }

    synchronized int size() {
        return letters.size() + folds.waiting();
    }

    synchronized int underWay() {
        long alone = letters.values().stream().filter(AlarmLetter::underWay).count();
        return (int) alone + folds.underWay();
    }

    /** How many of these concern technicians: all that is told as one does. */
    synchronized int technicalUnderWay() {
        long alone = letters.values().stream()
                .filter(letter -> letter.underWay() && letter.technical())
                .count();
        return (int) alone + folds.underWay();
    }

    /** Whether an alarm about a person or their home waits that was not often rebuffed: all else lets it go first. */
    synchronized boolean urgent(int mostRebuffs) {
        return letters.values().stream().anyMatch(letter -> !letter.technical() && letter.rebuffs() < mostRebuffs);
    }
}
