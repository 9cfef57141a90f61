// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.sim.gateway.ChildProcess;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A witness in a process of its own, which is killed when it goes away, and comes back to what it kept. */
final class BacklogWitness implements AutoCloseable, Outages.Party {
    private final LaresCommand lares;
    private final Path data;
    private final Path log;
    private final String key;
    private final String url;
    private final int port;
    private @Nullable ChildProcess process;

    private BacklogWitness(LaresCommand lares, Path below) throws GatewayException {
        this.lares = lares;
        this.data = below.resolve("witness");
        this.log = below.resolve("witness.log");
        JsonNode ready = start(0);
        this.key = ready.path("key").asText();
        this.url = ready.path("url").asText();
        this.port = Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
    }

    /** One that is there. */
    static BacklogWitness start(LaresCommand lares, Path below) throws GatewayException {
        return new BacklogWitness(lares, below);
    }

    private JsonNode start(int atPort) throws GatewayException {
        ChildProcess started = lares.companion(
                "the witness",
                log,
                "witness",
                "--dev",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(atPort),
                "--json");
        process = started;
        try {
            return new ObjectMapper().readTree(started.readyLine());
        } catch (JsonProcessingException e) {
            throw new GatewayException("the witness's first line is not JSON", e);
        }
    }

    /** As a gateway is told of it. */
    String option() {
        return url + "," + key;
    }

    /** Whether it cosigned the checkpoint a receipt stands on. */
    boolean cosigned(String receipt) {
        return receipt.contains("\n— " + key.substring(0, key.indexOf('+')) + " ");
    }

    @Override
    public void comesBack() throws GatewayException {
        start(port);
    }

    @Override
    public void goesAway() throws GatewayException {
        ChildProcess living = process;
        if (living != null) {
            living.kill();
            living.close();
        }
    }

    @Override
    public void close() {
        ChildProcess living = process;
        if (living != null) {
            living.close();
        }
    }
}
