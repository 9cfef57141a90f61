// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import care.lares.domain.DeviceId;
import java.time.Instant;

/**
 * One message as it came in.
 *
 * @param device who sent it, proved by its transport
 * @param payload its bytes; nobody writes to them after they came in
 * @param receivedAt when
 * @param retained whether the transport kept it for us: the last known state, not an event
 */
@SuppressWarnings("ArrayRecordComponent") // not copied on the hot path
public record RawMessage(DeviceId device, byte[] payload, Instant receivedAt, boolean retained) {
    /** Largest payload in bytes that any transport hands over. */
    public static final int MAX_PAYLOAD = 64 * 1024;
}
