// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.link;

/**
 * What the gateway publishes, retained, for a client whose connection breaks.
 *
 * @param topic where
 * @param payload UTF-8 text
 */
public record Will(String topic, String payload) {}
