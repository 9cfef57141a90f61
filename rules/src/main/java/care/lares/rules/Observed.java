// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

import care.lares.domain.Assignment;
import care.lares.domain.Reading;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A reading as the rules see it.
 *
 * @param reading what was told
 * @param assignment whom and where its device serves
 * @param messageId the sender's id of the message, or the transport's; empty when there is none
 * @param seq the reading's sequence number; empty when the log could not take it
 * @param nowNanos the monotonic clock
 * @param byHand whether a person has entered it: each such value was taken by itself
 */
public record Observed(
        Reading reading,
        Assignment assignment,
        Optional<String> messageId,
        OptionalLong seq,
        long nowNanos,
        boolean byHand) {

    /** Told by a device. */
    public Observed(
            Reading reading, Assignment assignment, Optional<String> messageId, OptionalLong seq, long nowNanos) {
        this(reading, assignment, messageId, seq, nowNanos, false);
    }
}
