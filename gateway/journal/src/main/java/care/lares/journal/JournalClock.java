// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import java.time.Instant;
import java.time.InstantSource;

/** The house's time, and whether anybody may rely on it: a box without a battery does not know how long it was off. */
public interface JournalClock extends InstantSource {
    /** Whether what it shows is believed. */
    boolean isTrusted();

    /** A clock that nobody doubts. */
    static JournalClock trusted(InstantSource clock) {
        return new JournalClock() {
            @Override
            public boolean isTrusted() {
                return true;
            }

            @Override
            public Instant instant() {
                return clock.instant();
            }
        };
    }
}
