// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import java.time.Duration;
import java.util.Optional;

/** What came of one attempt to send something. Reasons are for people and name neither address nor content. */
sealed interface Answer {
    /**
     * The centre has it and says so.
     *
     * @param body what it said
     */
    // Read by whoever asked, once, and never changed.
    @SuppressWarnings("ArrayRecordComponent")
    record Taken(byte[] body) implements Answer {}

    /**
     * The centre will not take this, however often it is sent.
     *
     * @param reason what it said
     */
    record Refused(String reason) implements Answer {}

    /**
     * The centre holds another checkpoint than the proof begins with.
     *
     * @param size the size it holds
     */
    record Conflict(long size) implements Answer {}

    /**
     * Something at the centre stands against it now: it is sent again, and refused when that goes on.
     *
     * @param reason what it said
     */
    record Clash(String reason) implements Answer {}

    /**
     * It did not get there, or the centre could not take it now.
     *
     * @param reason what went wrong
     * @param retryAfter when the centre asks to be tried again; empty when it does not say
     * @param away whether nobody was there at all, so that nothing else would have got there either
     */
    record Failed(String reason, Optional<Duration> retryAfter, boolean away) implements Answer {
        static Failed of(String reason) {
            return new Failed(reason, Optional.empty(), false);
        }

        static Failed away(String reason) {
            return new Failed(reason, Optional.empty(), true);
        }
    }
}
