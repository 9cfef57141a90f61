// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.Ticks;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/**
 * What commands need of the machine.
 *
 * @param clock for stamps
 * @param ticks for durations
 * @param random for secrets
 * @param environment its variables
 */
public record Surroundings(InstantSource clock, Ticks ticks, SecureRandom random, Map<String, String> environment) {
    /** Copies the variables. */
    public Surroundings {
        environment = Map.copyOf(environment);
    }
}
