// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

/**
 * What the transport knows of a message's identity.
 *
 * @param id fingerprint of the transport's own identity of this message, 0 when it has none that outlives the connection
 * @param repeated whether the transport says that it may have sent this message before (MQTT DUP)
 */
public record Transport(long id, boolean repeated) {
    /** A message that its transport does not name. */
    public static final Transport UNNAMED = new Transport(0, false);

    /** The identity of one reading of a message that holds several. */
    Transport part(int index) {
        return index == 0 || id == 0
                ? this
                : new Transport(Duplicates.transportId(Long.toHexString(id), index), repeated);
    }
}
