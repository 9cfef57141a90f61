// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.sim.centre.fhir.Bundles;
import care.lares.sim.gateway.ChildProcess;
import care.lares.sim.gateway.LaresCommand;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CentreIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LaresCommand lares = new LaresCommand(Path.of(System.getProperty("lares.root"), "lares"));
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    private ChildProcess start() throws Exception {
        return lares.companion(
                "the centre",
                directory.resolve("log"),
                "centre",
                "--data",
                directory.resolve("data").toString(),
                "--json");
    }

    private HttpResponse<String> post(JsonNode ready, String path, String type, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(ready.path("url").asText() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + ready.path("token").asText())
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> bundle(JsonNode ready, String id) throws Exception {
        return post(
                ready,
                "/fhir/R4",
                "application/fhir+json",
                Bundles.pulse(id, "p1", 72).toString());
    }

    @Test
    void killedBetweenStoringAndConfirmingItHoldsTheBundleOnce() throws Exception {
        try (ChildProcess centre = start()) {
            JsonNode ready = JSON.readTree(centre.readyLine());
            assertThat(bundle(ready, "b1").statusCode()).isEqualTo(200);
            post(ready, "/lares/v1/control", "application/json", "{\"mode\":\"die\",\"when\":\"stored\"}");
            assertThatThrownBy(() -> bundle(ready, "b2")).isInstanceOf(IOException.class);
        }
        try (ChildProcess centre = start()) {
            JsonNode ready = JSON.readTree(centre.readyLine());
            assertThat(bundle(ready, "b1").body()).doesNotContain("201 Created");
            assertThat(bundle(ready, "b2").body()).doesNotContain("201 Created");
            assertThat(bundle(ready, "b3").body()).contains("201 Created");
            assertThat(centre.stop()).isZero();
        }
    }

    @Test
    void saysInOneLineWhyItCannotStart() throws Exception {
        LaresCommand.Output open = lares.run("centre", "--host", "0.0.0.0");
        LaresCommand.Output key = lares.run("centre", "--key", "nobody");

        assertThat(open.exit()).isEqualTo(2);
        assertThat(open.errors().lines()).hasSize(1).allMatch(line -> line.contains("--tls-cert"));
        assertThat(key.exit()).isEqualTo(2);
        assertThat(key.errors().lines()).hasSize(1).allMatch(line -> line.contains("name+id+base64"));
    }
}
