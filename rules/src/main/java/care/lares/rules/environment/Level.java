// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.environment;

import care.lares.rules.Finding;
import java.util.Optional;

/**
 * What is known of one hazard at one detector.
 *
 * @param standing whether it is there
 * @param latest the latest finding about it; empty before the first
 * @param testUntilNanos while it is a test: when it stops being one, on the monotonic clock
 */
record Level(Standing standing, Optional<Finding> latest, long testUntilNanos) {
    static final Level NEVER_TOLD = new Level(Standing.UNKNOWN, Optional.empty(), 0);

    /** Whether it is there, as far as anyone knows. */
    enum Standing {
        /** Nobody can say: never told, or the detector has fallen silent. */
        UNKNOWN,
        CLEAR,
        PRESENT
    }

    static Level clear(Finding gone) {
        return new Level(Standing.CLEAR, Optional.of(gone), 0);
    }

    static Level present(Finding finding, long testUntilNanos) {
        return new Level(Standing.PRESENT, Optional.of(finding), testUntilNanos);
    }

    Level unknown() {
        return standing == Standing.UNKNOWN ? this : new Level(Standing.UNKNOWN, latest, 0);
    }

    boolean isPresent() {
        return standing == Standing.PRESENT;
    }

    boolean isClear() {
        return standing == Standing.CLEAR;
    }

    boolean isTest() {
        return isPresent() && latest.filter(Finding::test).isPresent();
    }
}
