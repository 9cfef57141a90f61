// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Moment;
import care.lares.domain.tuning.Tuning;
import care.lares.journal.HouseArmed;
import care.lares.rules.Finding;
import care.lares.rules.Observed;
import care.lares.rules.Turn;
import care.lares.rules.security.GuardRules;
import care.lares.rules.security.GuardState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How the house is guarded, rebuilt from the log: what was noticed before a power cut is told after it, and what was told
 * before it is not told again.
 */
final class GuardBook {
    /** Somebody was told of an intruder at the latest so long after the delay ran out: a tick is a second. */
    private static final long TOLD_BY_NANOS = Duration.ofSeconds(2).toNanos();

    private GuardState state = GuardState.DISARMED;
    private Instant since = Instant.EPOCH;

    GuardState state() {
        return state;
    }

    /** When it was guarded as it is now, by the wall clock. */
    Instant since() {
        return since;
    }

    List<Finding> became(Turn<GuardState> turn) {
        state = turn.state();
        return turn.findings();
    }

    /** It is guarded otherwise. */
    void armed(HouseArmed entry, long nanos) {
        since = entry.mode() == state.mode() && !since.equals(Instant.EPOCH) ? since : entry.at();
        state = GuardRules.arm(state, entry.mode(), nanos);
    }

    /** The log goes on at that time: the gateway was there, and has told what was due before. */
    void passed(Instant at, long nanos, Tuning tuning) {
        if (state.entered().isPresent()) {
            state = GuardRules.tick(state, new Moment(at, nanos - TOLD_BY_NANOS), tuning)
                    .state();
        }
    }

    /** A reading of the past. */
    void told(Observed observed, Tuning tuning) {
        state = GuardRules.step(state, observed, tuning).state();
    }
}
