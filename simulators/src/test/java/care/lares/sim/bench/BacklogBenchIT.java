// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.sim.gateway.LaresCommand;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway process whose uplink, witness and centre were away tells everything once when they are back, calls first. */
class BacklogBenchIT {
    private static final int HOURS = 3;
    private static final int READINGS_AN_HOUR = 5_000;
    private static final long SEED = 7;

    @Test
    void whatWaitedIsToldOnceWhileCallsGoOn(@TempDir Path directory) throws Exception {
        var lares = new LaresCommand(Path.of(System.getProperty("lares.root"), "lares"));
        var silent = new PrintWriter(Writer.nullWriter());
        BacklogResult result = new BacklogBench(lares, directory, InstantSource.system(), System::nanoTime, silent)
                .measure(new BacklogBench.Plan(HOURS, READINGS_AN_HOUR, 2, 1, SEED));
        assertThat(result.readings()).isGreaterThanOrEqualTo((long) HOURS * READINGS_AN_HOUR);
        assertThat(result.holds()).as(result.toString()).isTrue();
    }
}
