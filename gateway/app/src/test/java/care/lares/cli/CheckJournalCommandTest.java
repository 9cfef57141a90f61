// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckJournalCommandTest {
    private final Terminal terminal = new Terminal();

    @TempDir
    Path dir;

    @Test
    void tellsWhatMayNotBeReadFromWhatIsNoDataDirectory() throws Exception {
        Files.createDirectories(dir.resolve("log"));
        File data = dir.toFile();
        assumeTrue(data.setExecutable(false) && !Files.isExecutable(dir), "nothing is closed to root");
        try {
            assertThat(terminal.run("check-journal", dir)).isEqualTo(1);
            assertThat(terminal.err())
                    .contains("cannot read " + dir, "run this as the user the gateway runs as")
                    .hasLineCount(1);
        } finally {
            assertThat(data.setExecutable(true)).isTrue();
        }
        assertThat(terminal.run("check-journal", dir.resolve("log"))).isEqualTo(1);
        assertThat(terminal.err()).contains("is no data directory").hasLineCount(1);
    }
}
