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

/** A gateway process whose uplink was away tells everything once when it is back, and calls do not wait for that. */
class BacklogBenchIT {
    private static final int HOURS = 3;
    private static final int READINGS_AN_HOUR = 5_000;

    @Test
    void whatWaitedIsToldOnceWhileCallsGoOn(@TempDir Path directory) throws Exception {
        var lares = new LaresCommand(Path.of(System.getProperty("lares.root"), "lares"));
        var silent = new PrintWriter(Writer.nullWriter());
        BacklogResult result = new BacklogBench(lares, directory, InstantSource.system(), System::nanoTime, silent)
                .measure(HOURS, READINGS_AN_HOUR);
        assertThat(result.readings()).isGreaterThanOrEqualTo((long) HOURS * READINGS_AN_HOUR);
        assertThat(result.holds()).as(result.toString()).isTrue();
    }
}
