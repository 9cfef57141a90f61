// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

import care.lares.domain.Reading;
import java.util.Optional;

/** What proves that two messages are one: the same id then never counts as two presses, another one always does. */
final class MessageIds {
    private MessageIds() {}

    /**
     * The transport's identity as it is; the device's own id only together with the device's time, because a pendant
     * that gives every press the same id must not be heard once only.
     */
    static Optional<String> of(Observed observed) {
        Optional<String> id = observed.messageId();
        Reading reading = observed.reading();
        if (id.isEmpty() || !id.equals(reading.sourceId())) {
            return id;
        }
        return reading.observedAt().map(at -> id.get() + " at " + at);
    }
}
