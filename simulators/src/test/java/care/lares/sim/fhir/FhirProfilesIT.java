// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent follows FHIR R4 and its vital-signs profiles, as HAPI's offline validator judges. */
class FhirProfilesIT {
    /** The profiles, terminologies and structures of R4 take about half of it. */
    private static final String HEAP = "-Xmx640m";

    private static final long PATIENCE_MINUTES = 5;

    @TempDir
    private Path directory;

    @Test
    void everythingThatIsEverSentIsSound() throws Exception {
        for (Map.Entry<String, byte[]> bundle : FhirSamples.all().entrySet()) {
            Files.write(directory.resolve(bundle.getKey()), bundle.getValue());
        }
        writeVectors();
        List<String> lines = judged();

        assertThat(lines)
                .filteredOn(line -> line.startsWith("ERROR") && !line.contains("invalid-"))
                .isEmpty();
        assertThat(lines.get(lines.size() - 1))
                .as("what was judged")
                .contains(
                        "Bundle=", "Communication=", "Device=", "Location=", "Observation=", "Patient=", "Provenance=")
                .contains("bodytemp=", "bodyweight=", "bp=", "heartrate=", "oxygensat=", "resprate=");
        assertThat(lines)
                .as("the judge finds what is wrong")
                .filteredOn(line -> line.startsWith("ERROR invalid-"))
                .extracting(line -> line.split(" ")[1])
                .contains("invalid-0.json", "invalid-1.json", "invalid-2.json", "invalid-3.json", "invalid-4.json");
    }

    /** Examples that are known to be sound or wrong. */
    private void writeVectors() throws IOException {
        try (InputStream in = FhirProfilesIT.class.getResourceAsStream("/standards/fhir.json")) {
            JsonNode vectors = new ObjectMapper().readTree(in);
            int number = 0;
            for (JsonNode wrong : vectors.get("invalid")) {
                Files.writeString(directory.resolve("invalid-" + number++ + ".json"), wrong.toString());
            }
            for (JsonNode sound : vectors.get("valid")) {
                Files.writeString(directory.resolve("valid-" + number++ + ".json"), sound.toString());
            }
        }
    }

    private List<String> judged() throws Exception {
        Path out = directory.resolve("out.txt");
        Process judge = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProfileJudge.class.getName(),
                        directory.toString())
                .redirectOutput(out.toFile())
                .redirectError(directory.resolve("err.txt").toFile())
                .start();
        try {
            assertThat(judge.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES))
                    .as("in time")
                    .isTrue();
            assertThat(judge.exitValue())
                    .as(Files.readString(directory.resolve("err.txt")))
                    .isZero();
        } finally {
            judge.destroyForcibly();
        }
        return Files.readAllLines(out);
    }
}
