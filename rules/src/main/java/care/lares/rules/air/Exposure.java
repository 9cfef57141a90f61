// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.air;

import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Observed;
import java.util.Optional;

/**
 * How long there has been how much of a gas: a bucket for each tier fills while its level is reached and leaks while it
 * is not, so that one low sample does not begin the time anew. A sensor speaks when something changes: its last word
 * holds until it is silent. While nobody knows the level nothing fills, leaks or clears. Immutable.
 */
final class Exposure {
    private static final long[] EMPTY = {};
    /** Nothing was told yet. */
    static final Exposure NEVER_TOLD = new Exposure(
            Optional.empty(), 0, false, 0, EMPTY, 0, Optional.empty(), Course.NONE, Optional.empty(), false);

    private final Optional<Observed> latest;
    private final double level;
    private final boolean known;
    private final long sinceNanos;
    private final long[] buckets;
    private final long clearNanos;
    private final Optional<Finding> raised;
    private final Course course;
    private final Optional<Finding> longLow;
    private final boolean goneTold;

    private Exposure(
            Optional<Observed> latest,
            double level,
            boolean known,
            long sinceNanos,
            long[] buckets,
            long clearNanos,
            Optional<Finding> raised,
            Course course,
            Optional<Finding> longLow,
            boolean goneTold) {
        this.latest = latest;
        this.level = level;
        this.known = known;
        this.sinceNanos = sinceNanos;
        this.buckets = buckets;
        this.clearNanos = clearNanos;
        this.raised = raised;
        this.course = course;
        this.longLow = longLow;
        this.goneTold = goneTold;
    }

    /** What is known to be clean, and was for long enough: more of the same is no news. */
    private static final Exposure SETTLED =
            new Exposure(Optional.empty(), 0, true, 0, EMPTY, 0, Optional.empty(), Course.NONE, Optional.empty(), true);

    boolean isTold() {
        return this != NEVER_TOLD;
    }

    boolean isSettled() {
        return this == SETTLED;
    }

    boolean isKnown() {
        return known;
    }

    Optional<Observed> latest() {
        return latest;
    }

    double level() {
        return level;
    }

    /** What was found of a tier that was reached, as far as it went. */
    Optional<Finding> raised() {
        return raised;
    }

    /** What was found of little over long. */
    Optional<Finding> longLow() {
        return longLow;
    }

    /** Whether its alarm says that it is there. */
    static boolean holds(Optional<Finding> found) {
        return found.filter(finding -> finding.phase() == Phase.PRESENT).isPresent();
    }

    private long elapsed(long nowNanos, long staleNanos) {
        return known ? Math.max(0, Math.min(nowNanos - sinceNanos, staleNanos)) : 0;
    }

    /** For how long, less what was below in between, a tier has been reached. */
    long filled(Danger danger, int tier, long nowNanos, long staleNanos) {
        long before = tier < buckets.length ? buckets[tier] : 0;
        long elapsed = elapsed(nowNanos, staleNanos);
        return Math.max(0, level >= danger.tiers().get(tier).level() ? before + elapsed : before - elapsed);
    }

    /** For how long there has been next to nothing. */
    long clear(Danger danger, long nowNanos, long staleNanos) {
        return level < danger.clearBelow() ? clearNanos + elapsed(nowNanos, staleNanos) : 0;
    }

    /** The course of the last hours, up to a time. */
    Course course(Danger danger, long nowNanos, long staleNanos) {
        return course.and(elapsed(nowNanos, staleNanos), level, danger.clearBelow());
    }

    /** Reckoned up to a time; what was told last holds still. */
    Exposure at(Danger danger, long nowNanos, long staleNanos) {
        long[] filled = new long[danger.tiers().size()];
        for (int tier = 0; tier < filled.length; tier++) {
            filled[tier] = filled(danger, tier, nowNanos, staleNanos);
        }
        Course next = danger.hasLongLow() ? course(danger, nowNanos, staleNanos) : course;
        long clear = clear(danger, nowNanos, staleNanos);
        return new Exposure(latest, level, known, nowNanos, filled, clear, raised, next, longLow, goneTold);
    }

    Exposure told(Danger danger, Observed observed, double next) {
        boolean stays = goneTold && next < danger.clearBelow();
        return new Exposure(
                Optional.of(observed), next, true, sinceNanos, buckets, clearNanos, raised, course, longLow, stays);
    }

    /** Its sensor is silent: what was found may hold still. */
    Exposure unknown(Optional<Finding> nobodyKnows, Optional<Finding> norOfLongLow) {
        return new Exposure(
                latest, level, false, sinceNanos, buckets, clearNanos, nobodyKnows, course, norOfLongLow, goneTold);
    }

    Exposure found(Finding finding) {
        return with(Optional.of(finding), longLow);
    }

    Exposure foundLongLow(Finding finding) {
        return with(raised, Optional.of(finding));
    }

    private Exposure with(Optional<Finding> nextRaised, Optional<Finding> nextLongLow) {
        return new Exposure(
                latest, level, known, sinceNanos, buckets, clearNanos, nextRaised, course, nextLongLow, goneTold);
    }

    /** Whether nobody has been told yet that it has gone. */
    boolean isGoneUntold() {
        return !goneTold || raised.isPresent() || longLow.isPresent();
    }

    /** It has gone, and is told so: after an alarm the buckets begin anew. */
    Exposure gone() {
        long[] left = raised.isPresent() ? EMPTY : buckets;
        Course remembered = longLow.isPresent() ? Course.NONE : course;
        return new Exposure(
                latest,
                level,
                known,
                sinceNanos,
                left,
                clearNanos,
                Optional.empty(),
                remembered,
                Optional.empty(),
                true);
    }

    /** Nothing that was breathed counts any more. */
    boolean isOver(Danger danger, long nowNanos, long staleNanos) {
        if (isGoneUntold() || course(danger, nowNanos, staleNanos) != Course.NONE) {
            return false;
        }
        for (int tier = 0; tier < danger.tiers().size(); tier++) {
            if (filled(danger, tier, nowNanos, staleNanos) > 0) {
                return false;
            }
        }
        return true;
    }

    static Exposure settled() {
        return SETTLED;
    }
}
