// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cuts and faults at every call of every durable step: a failure says how to see it again. */
class CutMatrixTest {
    /** In all more than 2,000: the tree of a tile is slow to check. */
    private static final int CUTS_OF_A_STEP = 275;

    private static final int CUTS_OF_A_TILE = 100;
    private static final int CUTS_OF_A_LARGE_SNAPSHOT = 40;

    private static final long SEED = 1;

    static Stream<String> steps() {
        return CutMatrix.STEPS.stream().map(CutStep::name);
    }

    @Test
    void aLargeSnapshotThatWasCutIsNotTakenForRot() throws IOException {
        try (Scratch scratch = Scratch.create()) {
            new CutMatrix(scratch.directory()).sweep(new LargeSnapshot(), CUTS_OF_A_LARGE_SNAPSHOT, SEED, cuts -> {});
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void survivesCutsAndFaultsAtEveryCall(String name) throws IOException {
        try (Scratch scratch = Scratch.create()) {
            CutStep step = CutMatrix.step(name).orElseThrow();
            new CutMatrix(scratch.directory())
                    .sweep(step, step instanceof Tiling ? CUTS_OF_A_TILE : CUTS_OF_A_STEP, SEED, cuts -> {});
        }
    }
}
