// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** What longer runs found. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                // Read from memory alone, and taken for safe while nothing could be written.
                "ratchet 20261153 kill@9/full@60:23,cut@90",
                // Keys and entries that a card lied about: gone, and that is said.
                "log-key 20261128 lie@60:3,cut@68",
                "rotate 20261124 lie@95:16,cut@131",
                "erase 20261127 lie@8:18,cut@23/cut@58",
                "restore 20261123 lie@309:37,cut@343",
                "backup 20261147 lie@69:22,cut@106/fail@59,cut@93",
                // A key file that was read back and was not safe.
                "ledger-key 20261128 fail@15:4,cut@38",
                "ledger-key 20261143 read_only@17,cut@34/read_only@33:21,cut@62",
                // A tile whose force had failed, and passed when it was asked again.
                "give-way 20261122 fail@147:5/cut@58/cut@15",
                // The only segment of a log, gone for a moment.
                "roll 20261142 full@1:16,cut@38",
                // Faults that last longer than a few writes.
                "start 20261123 read_only@49:24,cut@75",
                "send 20261148 kill@8/fail@60:80,cut@84",
                "link 20261123 fail@136:38,cut@157/fail@13:13,cut@43/fail@58:80,cut@62/cut@2",
            })
    void survivesWhatItOnceDidNot(String name, long seed, String plan) throws IOException {
        try (Scratch scratch = Scratch.create()) {
            new CutMatrix(scratch.directory()).run(CutMatrix.step(name).orElseThrow(), seed, CutPlan.parse(plan));
        }
    }
}
