// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import java.util.Comparator;

/**
 * One alarm on its way to one receiver: its newest step, which carries all before it in its history. Belongs to one
 * {@link Lane}.
 */
final class Letter {
    /** Someone's need before a technician's, the urgent before the others, calls for help before those, the newest first. */
    static final Comparator<Letter> MOST_URGENT_FIRST = Comparator.<Letter, Boolean>comparing(Letter::technical)
            .thenComparing(letter -> letter.alarm.priority())
            .thenComparing(letter -> letter.alarm.kind() != AlarmKind.SOS)
            .thenComparing(letter -> letter.alarm.raisedAt(), Comparator.reverseOrder());

    private final long firstNanos;
    private Alarm alarm;
    private int step;
    private int failures;
    private long dueNanos;
    private boolean underWay;
    private boolean complained;

    Letter(Alarm alarm, long nowNanos, long dueNanos) {
        this.alarm = alarm;
        this.step = alarm.steps();
        this.firstNanos = nowNanos;
        this.dueNanos = dueNanos;
    }

    Alarm alarm() {
        return alarm;
    }

    int step() {
        return step;
    }

    String key() {
        return alarm.id() + "-" + step;
    }

    boolean technical() {
        return Backoff.technical(alarm);
    }

    boolean underWay() {
        return underWay;
    }

    boolean isDue(long nowNanos) {
        return !underWay && nowNanos - dueNanos >= 0;
    }

    /** Whether it can go with another one now: it is due, or waits for nothing but company. */
    boolean joins(long nowNanos) {
        return !underWay && (failures == 0 || isDue(nowNanos));
    }

    /** The alarm took another step: it is sent when that is due, and whatever waited before goes with it. */
    void renew(Alarm changed, long newlyDueNanos) {
        boolean anew = changed.occurrence() > alarm.occurrence();
        complained &= !anew;
        alarm = changed;
        step = changed.steps();
        failures = 0;
        dueNanos = newlyDueNanos;
    }

    void sent() {
        underWay = true;
    }

    /** Whether the step that was taken is the newest. */
    boolean taken(int sentStep, long nowNanos) {
        underWay = false;
        failures = 0;
        dueNanos = nowNanos;
        return sentStep == step;
    }

    int failed() {
        underWay = false;
        return ++failures;
    }

    void putOff(long untilNanos) {
        dueNanos = untilNanos;
    }

    /** Whether people have to be told that it fails: once in each occurrence. */
    boolean complains(int afterFailures) {
        boolean first = failures >= afterFailures && !complained;
        complained |= first;
        return first;
    }

    /** How long it has been on its way, nanoseconds. */
    long ageNanos(long nowNanos) {
        return nowNanos - firstNanos;
    }
}
