// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.scenario;

import java.time.Duration;

/**
 * An alarm as it was seen once.
 *
 * @param alarm its id
 * @param kind such as {@code fall}
 * @param resident whom it is about; empty when nobody in particular
 * @param device which told; empty when the gateway itself did
 * @param state it had come to
 * @param at when it came to it, since the scenario's start by the gateway's clock
 */
public record Sighting(String alarm, String kind, String resident, String device, String state, Duration at) {
    @Override
    public String toString() {
        return kind + (resident.isEmpty() ? "" : " of " + resident) + ' ' + state + " at " + Spans.text(at);
    }
}
