// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import java.util.Optional;

/**
 * What the transport knows of a message's identity.
 *
 * @param id fingerprint of the transport's own identity of this message, 0 when it has none that outlives the connection
 * @param repeated whether the transport says that it may have sent this message before (MQTT DUP)
 * @param messageId the same identity as text, for naming alarms; empty when there is none
 */
public record Transport(long id, boolean repeated, Optional<String> messageId) {
    /** A message that its transport does not name. */
    public static final Transport UNNAMED = new Transport(0, false, Optional.empty());

    /** The identity of one reading of a message that holds several. */
    Transport part(int index) {
        return index == 0 || id == 0 ? this : new Transport(id + index, repeated, messageId);
    }
}
