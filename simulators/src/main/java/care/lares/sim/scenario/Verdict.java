// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.scenario;

import java.util.Optional;

/**
 * What came of one expectation.
 *
 * @param name of the expectation, as a sentence
 * @param line in the file
 * @param unmet what was seen instead; empty: it was met
 */
public record Verdict(String name, int line, Optional<String> unmet) {
    /** Whether it was met. */
    public boolean met() {
        return unmet.isEmpty();
    }

    @Override
    public String toString() {
        return "line " + line + ": "
                + unmet.map(seen -> "expected " + name + ", " + seen).orElse(name);
    }
}
