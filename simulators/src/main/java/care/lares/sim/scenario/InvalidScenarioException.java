// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.scenario;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario file that cannot be played. */
public final class InvalidScenarioException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    InvalidScenarioException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining(System.lineSeparator())));
        this.mistakes = List.copyOf(mistakes);
    }

    /** All of them, in the order of their lines. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
