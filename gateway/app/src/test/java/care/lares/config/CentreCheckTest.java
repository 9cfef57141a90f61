// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A monitoring centre that names and vital signs could not safely be sent to stops the start. */
class CentreCheckTest {
    private static final String BOX = """
            data: /var/lib/lares
            ingest:
              mqtt: {host: 127.0.0.1, port: 1883}
            centre:
              name: county
            """;

    @TempDir
    Path directory;

    @Test
    void takesACentreWithATokenAndItsOwnPace() throws Exception {
        Path token = Files.writeString(directory.resolve("token"), "a-token-of-some-length\n");
        MonitoringCentre centre = ConfigReader.read(
                        file("  url: https://centre.example\n  heartbeat: 2m\n  token-file: " + token + "\n"))
                .outside()
                .centre()
                .orElseThrow();
        assertThat(centre.name().value()).isEqualTo("county");
        assertThat(centre.heartbeat()).isEqualTo(Duration.ofMinutes(2));
        assertThat(centre.summaries()).isEqualTo(Duration.ofHours(1));
        assertThat(centre.tokenFile()).contains(token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:8088", "http://localhost:1", "http://[::1]:9", "https://centre.example/a"})
    void takesAddressesThatAreSafe(String url) throws Exception {
        assertThat(ConfigReader.read(file("  url: \"" + url + "\"\n")).outside().centre())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://centre.example",
                "http://127.0.0.1.evil.example",
                "https://user:secret@centre.example",
                "https://centre.example?key=1",
                "https://",
                "https://a b"
            })
    void refusesAddressesThatAreNot(String url) throws Exception {
        assertThat(faults("  url: \"" + url + "\"\n"))
                .extracting(Fault::setting)
                .contains("centre.url");
    }

    @Test
    void namesEveryFileThatCannotBeUsedAtOnce() throws Exception {
        Path rubbish = Files.writeString(directory.resolve("rubbish"), "short");
        List<Fault> faults = faults("  url: https://centre.example\n  ca-file: " + rubbish + "\n  token-file: "
                + rubbish + "\n  client-cert-file: " + rubbish + "\n  client-key-file: " + directory.resolve("none")
                + "\n");
        assertThat(faults)
                .extracting(Fault::setting)
                .containsExactly(
                        "centre.ca-file", "centre.token-file", "centre.client-cert-file", "centre.client-key-file");
        assertThat(faults).extracting(Fault::line).containsExactly(7, 8, 9, 10);
    }

    @Test
    void aCertificateWithoutItsKeyIsAFault() throws Exception {
        assertThat(faults("  url: https://centre.example\n  client-cert-file: /etc/lares/centre.crt\n"))
                .extracting(Fault::problem)
                .contains("stands alone");
    }

    private List<Fault> faults(String centre) throws IOException {
        try {
            ConfigReader.read(file(centre));
            return List.of();
        } catch (InvalidConfigException e) {
            return e.faults();
        }
    }

    private Path file(String centre) throws IOException {
        return Files.writeString(directory.resolve("lares.yaml"), BOX + centre);
    }
}
