// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.environment;

import care.lares.rules.RuleSettings;
import java.time.Duration;

/**
 * Whether a detector says that it is being tested.
 *
 * @param standing what it said last
 * @param sinceNanos when it turned true, on the monotonic clock
 * @param fault whether it was found to be stuck
 */
record TestMode(Standing standing, long sinceNanos, boolean fault) {
    static final TestMode NEVER_TOLD = new TestMode(Standing.NEVER_TOLD, 0, false);
    static final TestMode OFF = new TestMode(Standing.OFF, 0, false);

    /** What the detector said last. */
    enum Standing {
        NEVER_TOLD,
        OFF,
        ON
    }

    static TestMode on(long sinceNanos) {
        return new TestMode(Standing.ON, sinceNanos, false);
    }

    TestMode faulty() {
        return new TestMode(standing, sinceNanos, true);
    }

    boolean isOn() {
        return standing == Standing.ON;
    }

    /** Whether a hazard told now is a test. */
    boolean covers(long nowNanos, RuleSettings settings) {
        return isOn() && !hasLasted(settings.testWindow(), nowNanos);
    }

    boolean isStuck(long nowNanos, RuleSettings settings) {
        return isOn() && !fault && hasLasted(settings.longestTest(), nowNanos);
    }

    long coversUntilNanos(RuleSettings settings) {
        return sinceNanos + settings.testWindow().toNanos();
    }

    private boolean hasLasted(Duration duration, long nowNanos) {
        return nowNanos - sinceNanos >= duration.toNanos();
    }
}
