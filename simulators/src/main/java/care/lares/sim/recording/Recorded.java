// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.recording;

import java.time.Instant;
import java.util.Optional;

/**
 * One recorded message.
 *
 * @param time when it was sent, by the recording's own clock
 * @param sender whose line it goes over: a device, or the bridge of many
 * @param device whose message it is; empty when a bridge speaks for itself
 * @param topic of MQTT
 * @param payload UTF-8
 * @param retained whether a broker keeps it
 */
public record Recorded(
        Instant time, String sender, Optional<String> device, String topic, String payload, boolean retained) {}
