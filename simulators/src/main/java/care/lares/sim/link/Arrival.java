// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.link;

/**
 * A message the gateway sent us.
 *
 * @param topic where it was published
 * @param payload UTF-8 text
 * @param retained whether it had been published before we subscribed
 * @param nanos when its bytes had been read, on our monotonic clock
 */
public record Arrival(String topic, String payload, boolean retained, long nanos) {}
