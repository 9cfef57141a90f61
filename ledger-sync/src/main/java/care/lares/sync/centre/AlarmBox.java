// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.ResidentId;
import care.lares.domain.WayOut;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

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

    AlarmBox(WayOut way) {
        this.way = way;
    }

    /** An alarm took a step; whether that is news for the centre. */
    synchronized boolean heard(Alarm alarm, long nowNanos) {
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
        return true;
    }

    /** The log tells of a step, in its order; whether there is room for more. */
    synchronized boolean read(long seq, Alarm alarm, long nowNanos) {
        AlarmLetter waiting = letters.get(alarm.id());
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
    }

    /** The next to be sent. */
    synchronized Optional<AlarmLetter> next(long nowNanos, boolean historyToo) {
        return letters.values().stream()
                .filter(letter -> letter.isDue(nowNanos))
                .filter(letter -> historyToo || letter.firstSeq() < 0)
                .min(AlarmLetter.NEWEST_FIRST);
    }

    /** What a letter says now, as it is sent: it may be renewed meanwhile. */
    synchronized Alarm sending(AlarmLetter letter) {
        letter.sent();
        return letter.alarm();
    }

    synchronized void confirmed(AlarmLetter letter, int step, long nowNanos) {
        AlarmId id = letter.alarm().id();
        confirmed.remove(id);
        confirmed.put(id, step);
        if (confirmed.size() > MAX_CONFIRMED) {
            confirmed.remove(confirmed.keySet().iterator().next());
        }
        if (letter.confirmed(step, nowNanos)) {
            letters.remove(id);
        }
    }

    /** It failed; how often in a row. */
    synchronized int failed(AlarmLetter letter, boolean away) {
        return letter.failed(away);
    }

    synchronized boolean complains(AlarmLetter letter, int afterFailures) {
        return letter.complains(afterFailures);
    }

    synchronized void putOff(AlarmLetter letter, long untilNanos, boolean asked) {
        letter.putOff(untilNanos, asked);
    }

    /** The centre is there: whatever waits is due. */
    synchronized void hurry(long nowNanos) {
        letters.values().forEach(letter -> letter.hurry(nowNanos));
    }

    /** Where the log tells first of something that waits; empty when nothing it tells does. */
    synchronized OptionalLong oldestSeq() {
        return letters.values().stream()
                .mapToLong(AlarmLetter::firstSeq)
                .filter(seq -> seq >= 0)
                .min();
    }

    /** When the oldest alarm that waits was raised. */
    synchronized Optional<Instant> oldest() {
        return letters.values().stream()
                .map(letter -> letter.alarm().raisedAt())
                .min(Instant::compareTo);
    }

    synchronized int size() {
        return letters.size();
    }

    synchronized int underWay() {
        return (int) letters.values().stream().filter(AlarmLetter::underWay).count();
    }

    /** Whether an alarm about a person or their home waits that was not often rebuffed: all else lets it go first. */
    synchronized boolean urgent(int mostRebuffs) {
        return letters.values().stream().anyMatch(letter -> !letter.technical() && letter.rebuffs() < mostRebuffs);
    }
}
