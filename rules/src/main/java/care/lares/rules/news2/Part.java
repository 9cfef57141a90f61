// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.news2;

import care.lares.domain.Kind;
import care.lares.domain.Reading;

/**
 * The latest value of one parameter.
 *
 * @param reading what was told
 * @param nanos when, on the monotonic clock
 */
public record Part(Reading reading, long nanos) {
    /**
     * Which of two tells how it is now: the one that came last. Of two that came in one message the heart's own rate, so
     * that it is the same one after a restart, whatever their order then.
     */
    Part next(Part other) {
        boolean sameMessage = other.reading.receivedAt().equals(reading.receivedAt());
        return sameMessage && reading.kind() == Kind.HEART_RATE && other.reading.kind() == Kind.PULSE_RATE
                ? this
                : other;
    }
}
