// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.scenario;

import java.time.Duration;

/**
 * An alarm that must be seen.
 *
 * @param line in the file
 * @param alarm which
 * @param state it must be seen in
 * @param at from when on, scenario time
 * @param within how long after that at the latest, by the gateway's clock
 */
public record Expectation(int line, Selection alarm, String state, Duration at, Duration within) {
    @Override
    public String toString() {
        return alarm + " " + state + " within " + Spans.text(within) + " of " + Spans.text(at);
    }
}
