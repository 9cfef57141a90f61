// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.domain.Alarm;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/** One alarm on its way to the centre, with its newest step. */
final class AlarmLetter {
    /** Those about people and their home first, then the newest; history comes behind by itself. */
    static final Comparator<AlarmLetter> NEWEST_FIRST = Comparator.comparing(AlarmLetter::technical)
            .thenComparing(letter -> letter.alarm.raisedAt(), Comparator.reverseOrder())
            .thenComparing(letter -> letter.alarm.id().value());

    private Alarm alarm;
    /** Where the log tells first of what is not confirmed; -1 while it has not been read there. */
    private long firstSeq = -1;

    private final Retries retries;
    private int rebuffs;
    private boolean underWay;
    /** What it may be told as one with; empty: it goes by itself. */
    private Optional<String> cause = Optional.empty();

    private long gatherUntilNanos;
    private boolean wentByItself;

    AlarmLetter(Alarm alarm, long nowNanos) {
        this.alarm = alarm;
        this.retries = new Retries(nowNanos);
        this.gatherUntilNanos = nowNanos;
    }

    Alarm alarm() {
        return alarm;
    }

    int step() {
        return alarm.steps();
    }

    boolean technical() {
        return alarm.kind().technical();
    }

    long firstSeq() {
        return firstSeq;
    }

    boolean underWay() {
        return underWay;
    }

    /** How often in a row the centre was there and did not take it. */
    int rebuffs() {
        return rebuffs;
    }

    boolean isDue(long nowNanos) {
        return !underWay && retries.isDue(nowNanos) && nowNanos - gatherUntilNanos >= 0;
    }

    /** It may be told as one with others of its cause, and waits for them. */
    void gathers(String with, long untilNanos) {
        gatherUntilNanos = cause.isEmpty() || untilNanos - gatherUntilNanos < 0 ? untilNanos : gatherUntilNanos;
        cause = Optional.of(with);
    }

    /** The centre knows it by itself, or it is of a sort that is told so. */
    void goesByItself() {
        cause = Optional.empty();
        gatherUntilNanos = retries.dueNanos();
    }

    /** Whether it may be told as one with another: what has ended by now, only when it began about then. */
    boolean joins(AlarmLetter lead) {
        Duration apart =
                Duration.between(alarm.raisedAt(), lead.alarm.raisedAt()).abs();
        return alarm.state().open() || apart.compareTo(FoldBook.TOGETHER) <= 0;
    }

    /** Whether it was sent by itself already. */
    boolean wentByItself() {
        return wentByItself;
    }

    /** What it may be told as one with; empty: it goes by itself. */
    Optional<String> cause() {
        return cause;
    }

    /** The alarm took a step: it is sent at once, whatever was waited for. */
    void renew(Alarm newer, long nowNanos) {
        if (newer.steps() > alarm.steps()) {
            rebuffs = 0;
            retries.anew(nowNanos);
        }
        alarm = newer;
    }

    /** The log was read where it tells of this. */
    void logged(long seq) {
        firstSeq = firstSeq < 0 ? seq : firstSeq;
    }

    /** It is sent by itself, and stays so: the centre may have it, whatever becomes of the answer. */
    void sent() {
        underWay = true;
        wentByItself = true;
        cause = Optional.empty();
    }

    /** A step was confirmed; whether it is the newest. */
    boolean confirmed(int step, long nowNanos) {
        underWay = false;
        rebuffs = 0;
        retries.anew(nowNanos);
        return step >= alarm.steps();
    }

    int failed(boolean away) {
        underWay = false;
        rebuffs += away ? 0 : 1;
        return retries.failed();
    }

    /** When it is sent again. */
    Retries retries() {
        return retries;
    }
}
