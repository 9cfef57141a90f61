// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.elsewhere;

import care.lares.sim.gateway.ChildProcess;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A ledger on this machine: anvil, with a block a second and a contract of its own. */
public final class Chain implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Set by {@code ./lares} when npm has brought it. */
    private static final String PROGRAM = "LARES_ANVIL";

    private static final String LISTENING = "Listening on ";
    /** A thousand coins: more than a demo of years pays for its anchors. */
    private static final String COINS = "0x3635c9adc5dea00000";
    /** Blocks until an anchor is final. This chain never forks; on a real one its operators say how many. */
    private static final int CONFIRMATIONS = 2;
    /** The shortest cadence a gateway takes, in seconds. */
    private static final int EVERY_SECONDS = 10;

    private final ChildProcess process;
    private String rpc = "";
    private JsonNode contract = JSON.createObjectNode();

    private Chain(ChildProcess process) {
        this.process = process;
    }

    /** Begins to start it; empty when there is no anvil on this machine. */
    static Optional<Chain> start(Path log) throws GatewayException {
        Optional<Path> program =
                Optional.ofNullable(System.getenv(PROGRAM)).map(Path::of).filter(Files::isExecutable);
        if (program.isEmpty()) {
            return Optional.empty();
        }
        var command = new ProcessBuilder(program.get().toString(), "--port", "0", "--block-time", "1");
        return Optional.of(
                new Chain(ChildProcess.start("the ledger", command, log, line -> line.startsWith(LISTENING))));
    }

    /** Makes the contract, lets the gateway with this data anchor there, and gives it coins. */
    void register(LaresCommand lares, Path gatewayData) throws GatewayException {
        rpc = "http://" + process.readyLine().substring(LISTENING.length());
        contract = lares.json("ledger", "deploy", "--rpc", rpc, "--test-node", "--json");
        JsonNode gateway = lares.json("ledger", "show", "--data", gatewayData.toString(), "--json");
        JsonNode registered = lares.json(
                "ledger",
                "register",
                "--rpc",
                rpc,
                "--test-node",
                "--contract",
                address(),
                "--gateway",
                gateway.path("gateway").asText(),
                "--account",
                gateway.path("account").asText(),
                "--json");
        ObjectNode call =
                JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", "anvil_setBalance");
        call.putArray("params").add(registered.path("account").asText()).add(COINS);
        JsonNode answer = new LocalHttp("").post(rpc, call);
        if (answer.has("error")) {
            throw new GatewayException("the ledger gives no coins: " + answer.path("error"));
        }
    }

    private String address() {
        return contract.path("contract").asText();
    }

    /** For a gateway's configuration. */
    String yaml() {
        return "ledger: {rpc: \"%s\", contract: \"%s\", chain-id: %d, genesis: \"%s\", every: %ds, confirmations: %d}%n"
                .formatted(
                        rpc,
                        address(),
                        contract.path("chainId").asLong(),
                        contract.path("genesis").asText(),
                        EVERY_SECONDS,
                        CONFIRMATIONS);
    }

    /** Options of {@code lares verify} that have it asked, with the same word of what is final. */
    public List<String> judge() {
        return List.of("--rpc", rpc, "--confirmations", String.valueOf(CONFIRMATIONS));
    }

    /** Its process. */
    public long pid() {
        return process.pid();
    }

    /** What it is, for people. */
    public String words() {
        return "anvil, chain " + contract.path("chainId").asLong() + " at " + rpc + ", contract " + address();
    }

    @Override
    public void close() {
        process.close();
    }
}
