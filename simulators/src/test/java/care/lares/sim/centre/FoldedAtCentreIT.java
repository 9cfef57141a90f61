// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.sim.gateway.LaresCommand;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many devices with one trouble at once: the centre's people get a message or a few, not one for each. */
class FoldedAtCentreIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int DEVICES = 40;
    /** Devices speak one after the other, and a slow machine takes its time between them. */
    private static final int MOST_MESSAGES = DEVICES / 2;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LaresCommand lares = new LaresCommand(Path.of(System.getProperty("lares.root"), "lares"));

    @TempDir
    private Path directory;

    @Test
    void manyAlarmsOfOneCauseAreAFewMessagesThatNameEachAndSayWhenItIsOver() throws Exception {
        try (TestCentreProcess centre = TestCentreProcess.start(lares, directory, HttpClient.newHttpClient());
                TestHouse house = TestHouse.start(lares, directory, elsewhere(centre))) {
            for (int device = 0; device < DEVICES; device++) {
                house.moveIn("sensor-" + device);
            }
            for (int device = 0; device < DEVICES; device++) {
                house.tell("sensor-" + device, "{\"kind\":\"battery_low\",\"value\":true}");
            }
            await().atMost(PATIENCE).until(() -> devices(about(centre)), named -> named.size() == DEVICES);
            assertThat(about(centre)).hasSizeLessThan(MOST_MESSAGES);

            for (int device = 0; device < DEVICES; device++) {
                house.tell("sensor-" + device, "{\"kind\":\"battery_low\",\"value\":false}");
            }
            await().atMost(PATIENCE)
                    .until(
                            () -> about(centre),
                            told -> told.stream()
                                    .anyMatch(one -> one.path("status").asText().equals("completed")
                                            && one.toString().contains("over for all")));
            await().atMost(PATIENCE)
                    .until(() -> house.lane("alarms").path("pending").asInt() == 0);
            assertThat(about(centre)).hasSizeLessThan(MOST_MESSAGES);
            assertThat(centre.held("Communication"))
                    .doesNotContain(TestHouse.NAME)
                    .doesNotContain("sensor-1");
        }
    }

    /** What it was told of low batteries. */
    private static List<JsonNode> about(TestCentreProcess centre) throws IOException {
        List<JsonNode> told = new ArrayList<>();
        JSON.readTree(centre.held("Communication")).path("entry").forEach(entry -> {
            JsonNode communication = entry.path("resource");
            if (communication.path("topic").toString().contains("battery_low")) {
                told.add(communication);
            }
        });
        return told;
    }

    /** Which devices were named, by themselves or with others. */
    private static Set<String> devices(List<JsonNode> told) {
        Set<String> devices = new HashSet<>();
        for (JsonNode communication : told) {
            for (JsonNode about : communication.path("about")) {
                boolean device = about.path("type").asText().equals("Device")
                        || about.path("reference").asText().startsWith("Device/");
                if (device) {
                    devices.add(about.toString());
                }
            }
        }
        return devices;
    }

    private String elsewhere(TestCentreProcess centre) {
        return "centre: {name: county, url: \"%s\", token-file: \"%s\", heartbeat: 5s}\n"
                .formatted(centre.url(), centre.token(directory));
    }
}
