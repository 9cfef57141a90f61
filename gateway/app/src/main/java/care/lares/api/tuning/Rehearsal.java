// SPDX-License-Identifier: Apache-2.0
package care.lares.api.tuning;

import care.lares.domain.Moment;
import care.lares.domain.tuning.Tuning;
import care.lares.journal.Entry;
import care.lares.journal.Entry.AlarmChanged;
import care.lares.journal.Entry.GatewayStarted;
import care.lares.journal.Entry.ReadingLogged;
import care.lares.journal.HouseArmed;
import care.lares.pipeline.MessageIdentity;
import care.lares.rules.Observed;
import care.lares.rules.trial.Comparison;
import care.lares.rules.trial.Household;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Lets time pass over two settings as the log says it did, entry by entry. */
final class Rehearsal {
    /** How often the rules look at the time. */
    private static final Duration TICK = Duration.ofMinutes(1);

    private final Comparison comparison;
    private final Household household;
    private final Instant from;
    private final Instant until;
    private final Pulse pulse;
    private boolean whole = true;
    private Optional<Instant> first = Optional.empty();
    /** Time as the rules have it: it never goes back. */
    private Instant at = Instant.EPOCH;

    private Instant ticked = Instant.EPOCH;
    private long readings;

    /**
     * Over nothing yet.
     *
     * @param pulse is told how many devices were looked at, and says whether there is time for more
     */
    Rehearsal(Tuning now, Tuning then, Household household, Instant from, Instant until, Pulse pulse) {
        this.comparison = new Comparison(now, then, household, from);
        this.household = household;
        this.from = from;
        this.until = until;
        this.pulse = pulse;
    }

    /**
     * What came of it.
     *
     * @param outcome the alarms
     * @param asked how long a past was to be read
     * @param from from when on
     * @param until up to when
     * @param readings how many readings were read that count; none: there was nothing to try it on
     * @param whole whether all of it was read
     */
    record Result(
            Comparison.Outcome outcome, Duration asked, Instant from, Instant until, long readings, boolean whole) {}

    Instant from() {
        return from;
    }

    Instant until() {
        return until;
    }

    /** Up to where it has come. */
    Instant at() {
        return at;
    }

    /** Whether it is of the time that is looked at; then what it says has been taken in. */
    boolean takes(Entry entry) {
        if (entry.at().isAfter(until)) {
            return false;
        }
        if (entry instanceof GatewayStarted started) {
            pass(started.at().minus(started.offFor()));
            at = later(at, started.at());
            ticked = at;
            comparison.started(moment(at));
        } else if (entry instanceof ReadingLogged logged) {
            pass(logged.at());
            if (!whole) {
                return false;
            }
            first = first.or(() -> Optional.of(logged.at()));
            comparison.told(new Observed(
                    logged.reading(),
                    logged.assignment(),
                    MessageIdentity.of(logged),
                    OptionalLong.empty(),
                    moment(at).nanos(),
                    household.isByHand(logged.reading().device())));
            readings += logged.at().isBefore(from) ? 0 : 1;
        } else if (entry instanceof AlarmChanged changed) {
            comparison.stepped(changed.after());
        } else if (entry instanceof HouseArmed armed) {
            comparison.armed(armed.mode(), moment(at));
        }
        return true;
    }

    private void pass(Instant time) {
        if (ticked.equals(Instant.EPOCH)) {
            ticked = time;
        }
        while (whole && !ticked.plus(TICK).isAfter(time)) {
            ticked = ticked.plus(TICK);
            at = later(at, ticked);
            comparison.tick(moment(at));
            whole = pulse.goesOn(comparison.devices(), at);
        }
        at = whole ? later(at, time) : at;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Moment moment(Instant time) {
        return new Moment(time, Duration.between(from, time).toNanos());
    }

    /** Up to where there was time. */
    Result result() {
        whole &= pulse.goesOn(0, at);
        if (readings > 0) {
            pass(until);
        }
        Instant end = whole ? until : at;
        Instant begin = first.filter(told -> told.isAfter(from)).orElse(from);
        return new Result(comparison.outcome(end), Duration.between(from, until), begin, end, readings, whole);
    }
}
