// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

/**
 * The last message of a topic, kept for whoever subscribes later.
 *
 * @param topic where it was published
 * @param payload its bytes, never empty; nobody writes to them
 * @param qos with which it was published
 * @param expiresAt as in {@link Message}
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the socket as it is
public record Retained(TopicName topic, byte[] payload, int qos, long expiresAt) {}
