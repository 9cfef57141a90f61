// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cuts and faults at every call of every durable step: a failure says how to see it again. */
class CutMatrixTest {
    /** In all more than 2,000. */
    private static final int CUTS_OF_A_STEP = 180;

    /** Of one that is slow to prepare and to check: the tree of a tile, the database. */
    private static final int CUTS_OF_A_SLOW_STEP = 60;

    private static final long SEED = 1;

    static Stream<String> steps() {
        return CutMatrix.STEPS.stream().map(CutStep::name);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void survivesCutsAndFaultsAtEveryCall(String name) throws IOException {
        try (Scratch scratch = Scratch.create()) {
            CutStep step = CutMatrix.step(name).orElseThrow();
            new CutMatrix(scratch.directory())
                    .sweep(step, step.slow() ? CUTS_OF_A_SLOW_STEP : CUTS_OF_A_STEP, SEED, cuts -> {});
        }
    }
}
