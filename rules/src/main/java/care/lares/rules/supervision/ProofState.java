// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.supervision;

import care.lares.domain.Kind;
import care.lares.rules.RuleSettings;
import java.time.Duration;

/**
 * When a device last showed that it can do what it is there for.
 *
 * @param duty what it is there for, as far as it has told
 * @param proven whether it has ever shown it
 * @param sinceNanos when it did so last, or when it was first heard, on the monotonic clock
 * @param overdue whether it was found to be overdue
 */
public record ProofState(Duty duty, boolean proven, long sinceNanos, boolean overdue) {

    /** A device that has told nothing yet. */
    public static final ProofState NEVER_TOLD = new ProofState(Duty.NONE, false, 0, false);

    /** How long a device may go without a test, by what hangs on it. */
    public enum Duty {
        /** Nobody's life: no test is asked for. */
        NONE,
        /** A fire or a poisoning is found by it: tested each month, as its maker asks. */
        DETECTOR,
        /** Somebody calls for help with it: tested each week. */
        CALL;

        Duration testEvery(RuleSettings settings) {
            return switch (this) {
                case NONE -> Duration.ZERO;
                case DETECTOR -> settings.testDetectorsEvery();
                case CALL -> settings.testCallsEvery();
            };
        }

        private static Duty of(Kind kind) {
            return switch (kind) {
                case SOS -> CALL;
                case SMOKE, HEAT, GAS, CARBON_MONOXIDE -> DETECTOR;
                default -> NONE;
            };
        }
    }

    /** It has told this kind: the stricter duty counts. */
    ProofState toldOf(Kind kind, long nowNanos) {
        Duty next = Duty.of(kind);
        if (next.compareTo(duty) <= 0) {
            return this;
        }
        return new ProofState(next, proven, duty == Duty.NONE && !proven ? nowNanos : sinceNanos, overdue);
    }

    ProofState shown(long nowNanos) {
        return new ProofState(duty, true, nowNanos, false);
    }

    ProofState foundOverdue() {
        return new ProofState(duty, proven, sinceNanos, true);
    }
}
