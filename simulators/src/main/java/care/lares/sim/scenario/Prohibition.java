// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.scenario;

import java.time.Duration;

/**
 * An alarm that must not be seen.
 *
 * @param line in the file
 * @param alarm which
 * @param from when on, scenario time
 * @param until when, scenario time
 */
public record Prohibition(int line, Selection alarm, Duration from, Duration until) {
    @Override
    public String toString() {
        return "never " + alarm;
    }
}
