// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.vitals;

import care.lares.domain.Kind;
import care.lares.rules.Finding;
import care.lares.rules.RuleSettings;

/**
 * A time during which one vital sign could not be believed.
 *
 * @param kind which one
 * @param standing what has become of it
 * @param sinceNanos when it began, on the monotonic clock
 * @param latest the latest finding about it, as a condition that holds
 */
record Episode(Kind kind, Standing standing, long sinceNanos, Finding latest) {

    /** What has become of it. */
    enum Standing {
        /** In a stream: it may become plausible by itself. */
        WAITING,
        /** Raised as an event: a spot check, nothing was told since. */
        SPOT,
        /** Raised as a condition: a stream that goes on. */
        RAISED,
        /** The sensor lost contact: nobody can say. */
        LOST
    }

    Episode become(Standing next) {
        return new Episode(kind, next, sinceNanos, latest);
    }

    Episode told(Finding finding) {
        return new Episode(kind, standing, sinceNanos, finding);
    }

    boolean hasWaited(long nowNanos, RuleSettings settings) {
        return nowNanos - sinceNanos >= settings.streamWait().toNanos();
    }
}
