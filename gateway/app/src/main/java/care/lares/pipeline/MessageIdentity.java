// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Reading;
import care.lares.journal.Entry.ReadingLogged;
import java.util.Optional;

/**
 * The name by which a message is known again, the same when it comes in and when it is replayed: an alarm is named by
 * it.
 */
public final class MessageIdentity {
    private MessageIdentity() {}

    /** The device's own id where its time makes it unique, else the transport's, else the device's id alone. */
    public static Optional<String> of(ReadingLogged logged) {
        Reading reading = logged.reading();
        boolean unique = reading.sourceId().isPresent() && reading.observedAt().isPresent();
        if (unique || logged.transportId() == 0) {
            return reading.sourceId();
        }
        return Optional.of("transport-" + Long.toHexString(logged.transportId()));
    }
}
