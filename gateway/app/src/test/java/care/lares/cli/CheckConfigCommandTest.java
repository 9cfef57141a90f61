// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckConfigCommandTest {
    private static final String GOOD = """
            data: /var/lib/lares
            ingest:
              mqtt: {host: 127.0.0.1, port: 1883}
            """;

    private final Terminal terminal = new Terminal();

    @TempDir
    private Path dir;

    @Test
    void showsWhatAGoodFileMeans() throws Exception {
        assertThat(terminal.run("check-config", file(GOOD))).isZero();
        assertThat(terminal.out()).contains("in order", "/var/lib/lares", "127.0.0.1:1883", "10ms");
    }

    @Test
    void showsEveryFaultWithItsLine() throws Exception {
        assertThat(terminal.run("check-config", file(GOOD.replace("1883", "true") + "colour: red\n")))
                .isEqualTo(2);
        assertThat(terminal.out().lines()).hasSize(2);
        assertThat(terminal.out()).contains("line 3: ingest.mqtt.port", "line 4: colour");
        assertThat(terminal.err().lines()).hasSize(1);
    }

    @Test
    void givesFaultsToPrograms() throws Exception {
        assertThat(terminal.run("check-config", "--json", file(GOOD + "colour: red\n")))
                .isEqualTo(2);
        assertThat(terminal.json().getBoolean("valid")).isFalse();
        assertThat(terminal.json().getJsonArray("faults").getJsonObject(0).getInteger("line"))
                .isEqualTo(4);
    }

    private Path file(String text) throws Exception {
        return Files.writeString(dir.resolve("lares.yaml"), text);
    }
}
