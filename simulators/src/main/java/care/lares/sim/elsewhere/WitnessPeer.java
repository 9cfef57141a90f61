// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.elsewhere;

import care.lares.sim.gateway.ChildProcess;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;

/** A witness on this machine: it proves the protocol, and independence of nobody. */
public final class WitnessPeer implements AutoCloseable {
    private final ChildProcess process;
    private JsonNode ready = MissingNode.getInstance();

    private WitnessPeer(ChildProcess process) {
        this.process = process;
    }

    static WitnessPeer start(LaresCommand lares, Path data, Path log) throws GatewayException {
        return new WitnessPeer(
                lares.companion("the witness", log, "witness", "--dev", "--data", data.toString(), "--json"));
    }

    void await() throws GatewayException {
        ready = ReadyLine.parse("the witness", process.readyLine());
    }

    /** For a gateway's configuration. */
    String yaml() {
        return "witnesses: [{name: neighbour, url: \"%s\", key: \"%s\"}]%n"
                .formatted(ready.path("url").asText(), key());
    }

    /** What its cosignatures are checked with. */
    public String key() {
        return ready.path("key").asText();
    }

    /** What it is, for people. */
    public String words() {
        return ready.path("url").asText();
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
