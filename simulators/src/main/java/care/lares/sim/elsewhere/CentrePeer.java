// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.elsewhere;

import care.lares.sim.gateway.ChildProcess;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;

/** A monitoring centre on this machine. */
public final class CentrePeer implements AutoCloseable {
    /** What it is called in configuration and consents. */
    public static final String NAME = "centre";

    private final ChildProcess process;
    private final Path data;
    private JsonNode ready = MissingNode.getInstance();

    private CentrePeer(ChildProcess process, Path data) {
        this.process = process;
        this.data = data;
    }

    static CentrePeer start(LaresCommand lares, Path data, Path log) throws GatewayException {
        return new CentrePeer(lares.companion("the centre", log, "centre", "--data", data.toString(), "--json"), data);
    }

    void await() throws GatewayException {
        ready = ReadyLine.parse("the centre", process.readyLine());
    }

    /** For a gateway's configuration. */
    String yaml() {
        return "centre: {name: %s, url: \"%s\", token-file: \"%s\", heartbeat: 5s, every: 10s}%n"
                .formatted(NAME, url(), data.resolve("token"));
    }

    /** Where it listens. */
    public String url() {
        return ready.path("url").asText();
    }

    /** Who sends it is let in. */
    public String token() {
        return ready.path("token").asText();
    }

    /** Its page, with the token in the address. */
    public String page() {
        return ready.path("page").asText();
    }

    /** Where it keeps what it confirmed. */
    public Path data() {
        return data;
    }

    /** Its process. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.close();
    }
}
