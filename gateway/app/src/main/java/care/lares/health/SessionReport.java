// SPDX-License-Identifier: Apache-2.0
package care.lares.health;

/**
 * What is kept for MQTT clients that may come back.
 *
 * @param away clients that are not connected and whose session is kept
 * @param waitingBytes memory of the messages kept for clients, those included that may have to be sent again
 * @param dropped messages that clients may have missed since the start: they gave way, or their session ended
 */
public record SessionReport(int away, long waitingBytes, long dropped) {
    /** There is no MQTT. */
    public static final SessionReport NONE = new SessionReport(0, 0, 0);
}
