// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import care.lares.sim.gateway.ChildProcess;
import care.lares.sim.gateway.GatewayException;
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
import java.util.ArrayList;
import java.util.List;

/** A monitoring centre in a process of its own. */
final class TestCentreProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChildProcess process;
    private final HttpClient client;
    private final JsonNode ready;

    private TestCentreProcess(ChildProcess process, HttpClient client) throws GatewayException, IOException {
        this.process = process;
        this.client = client;
        this.ready = new ObjectMapper().readTree(process.readyLine());
    }

    /**
     * Starts it.
     *
     * @param client asks it what it holds
     * @param more options
     */
    static TestCentreProcess start(LaresCommand lares, Path below, HttpClient client, String... more)
            throws GatewayException, IOException {
        List<String> command = new ArrayList<>(
                List.of("centre", "--json", "--data", below.resolve("centre").toString()));
        command.addAll(List.of(more));
        return new TestCentreProcess(
                lares.companion("the centre", below.resolve("centre.log"), command.toArray(String[]::new)), client);
    }

    String url() {
        return ready.path("url").asText();
    }

    int port() {
        return ready.path("http").asInt();
    }

    /** The file with the token gateways log in with. */
    Path token(Path below) {
        return below.resolve("centre").resolve("token");
    }

    /** Every resource of a kind that it holds, as text. */
    String held(String kind) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/fhir/R4/" + kind))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + ready.path("token").asText())
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
