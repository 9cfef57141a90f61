// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import java.time.Duration;
import java.util.concurrent.ExecutorService;

/** Who does a journal's work beside its callers: threads in a gateway, in a simulation whoever steps it. */
interface Crew {
    /** Begins a writer's work. */
    void begin(Writing writing);

    /** Returns when the writer has ended, at once when it never began; its queue is closed. */
    void finish();

    /** How long a start waits for storage that does not answer, before it goes on with what it can read; zero: for ever. */
    Duration patience();

    /** How long a start waits for one read before it gives up; zero: for ever. */
    Duration readPatience();

    /** Returns when the first seconds of a start are over, in which a call may need every processor; on a desk's thread. */
    void afterStart();

    /** Does for one log what no acknowledgement waits for, one task after another. */
    ExecutorService desk();
}
