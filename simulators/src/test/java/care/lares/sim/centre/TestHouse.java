// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.GatewayProcess;
import care.lares.sim.gateway.LaresCommand;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A gateway process as a house configures it, with someone who lives there, her pendant and her strap. */
final class TestHouse implements AutoCloseable {
    static final String RESIDENT = "greta";
    static final String NAME = "Greta Morgenroth";
    static final String ADDRESS = "Birkenweg 12, 17489 Greifswald";
    static final String ALLERGY = "penicillin";
    static final String PENDANT = "pendant-7";
    static final String STRAP = "strap-7";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final GatewayProcess gateway;
    private final String token;
    private final GatewayApi api;
    private final Map<String, String> secrets = new HashMap<>();

    private TestHouse(GatewayProcess gateway, String token) {
        this.gateway = gateway;
        this.token = token;
        this.api = new GatewayApi(gateway.ready().http(), token);
    }

    /**
     * Starts it.
     *
     * @param elsewhere lines of its configuration that say who is told elsewhere
     */
    static TestHouse start(LaresCommand lares, Path below, String elsewhere) throws GatewayException, IOException {
        Path data = below.resolve("house");
        Path config = Files.writeString(below.resolve("lares.yaml"), """
                data: "%s"
                site: {name: "Haus Birkenhain", address: "%s"}
                ingest:
                  mqtt: {host: 127.0.0.1, port: 0, plain: true}
                http: {host: 127.0.0.1, port: 0, plain: true}
                %s
                """.formatted(data, ADDRESS, elsewhere));
        String token = lares.json("user", "chief", "--data", data.toString(), "--json", "--scope", "admin")
                .path("secret")
                .asText();
        TestHouse house = new TestHouse(lares.gateway(config, below.resolve("house.log"), System::nanoTime), token);
        house.moveIn();
        return house;
    }

    private void moveIn() throws GatewayException {
        post("/api/v1/residents", """
                {"id":"%s","name":"%s","emergencyCard":{"allergies":"%s"}}""".formatted(RESIDENT, NAME, ALLERGY));
        moveIn(PENDANT);
        moveIn(STRAP);
    }

    /** A device of hers. */
    void moveIn(String device) throws GatewayException {
        JsonNode enrolled = post("/api/v1/devices", """
                {"id":"%s","resident":"%s"}""".formatted(device, RESIDENT));
        secrets.put(device, enrolled.path("secret").asText());
    }

    /** Posts what must be taken. */
    JsonNode post(String path, String json) throws GatewayException {
        return taken(path, api.post(path, json(json)));
    }

    /** A device tells something, which is durable by then. */
    void tell(String device, String reading) throws GatewayException {
        GatewayApi asDevice = new GatewayApi(gateway.ready().http(), secrets.get(device));
        taken(device, asDevice.post("/api/v1/devices/" + device + "/readings", json(reading)));
    }

    /** Withdraws a consent, which is durable by then. */
    void withdraw(String consent) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + gateway.ready().http() + "/api/v1/consents/" + consent))
                .header("Authorization", "Bearer " + token)
                .DELETE()
                .build();
        int status = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status / 100 != 2) {
            throw new IOException(consent + " not withdrawn: " + status);
        }
    }

    private static JsonNode taken(String what, GatewayApi.Answer answer) throws GatewayException {
        if (!answer.succeeded()) {
            throw new GatewayException(what + " refused: " + answer.problem());
        }
        return answer.json();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    GatewayApi api() {
        return api;
    }

    /** How far the centre has been told. */
    JsonNode sync() throws GatewayException {
        return api.get("/api/v1/sync").json();
    }

    /** One of the lanes to it. */
    JsonNode lane(String name) throws GatewayException {
        for (JsonNode lane : sync().path("lanes")) {
            if (lane.path("lane").asText().equals(name)) {
                return lane;
            }
        }
        throw new GatewayException("there is no lane " + name);
    }

    @Override
    public void close() {
        gateway.close();
    }
}
