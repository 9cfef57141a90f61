// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import java.time.Duration;
import java.util.Optional;

/** What came of one attempt to send a message. Reasons are for people and name neither address nor content. */
sealed interface Answer {
    /** The receiver has it. */
    record Taken() implements Answer {}

    /**
     * The receiver will not take this message, however often it is sent.
     *
     * @param reason what it said
     */
    record Refused(String reason) implements Answer {}

    /**
     * The receiver does not let the gateway in there: what is wrong is the way, which people put right, and not the message.
     *
     * @param reason what it said
     */
    record ShutOut(String reason) implements Answer {}

    /**
     * It did not get there, or the receiver could not take it now.
     *
     * @param reason what went wrong
     * @param retryAfter when the receiver asks to be tried again; empty when it does not say
     */
    record Failed(String reason, Optional<Duration> retryAfter) implements Answer {
        static Failed of(String reason) {
            return new Failed(reason, Optional.empty());
        }
    }
}
