// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A ledger of its own on any free port: anvil, which {@code ./lares test} brings. */
final class Anvil implements AutoCloseable {
    private static final String LISTENING = "Listening on ";

    private final Process process;
    private final URI node;

    private Anvil(Process process, URI node) {
        this.process = process;
        this.node = node;
    }

    /** Starts one, which makes a block for each transaction at once unless told otherwise; skips without anvil. */
    static Anvil start(String... options) throws IOException {
        Optional<Path> program = program();
        assumeTrue(
                program.isPresent() || "true".equals(System.getenv("CI")),
                "anvil is missing; ./lares test brings it, npm must be there");
        List<String> command = new ArrayList<>(List.of(program.orElseThrow().toString(), "--port", "0"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(LISTENING)) {
                drain(out);
                return new Anvil(process, URI.create("http://" + line.substring(LISTENING.length())));
            }
        }
        throw new IOException("anvil ended with " + process.exitValue());
    }

    private static Optional<Path> program() {
        String named = System.getenv("LARES_ANVIL");
        if (named != null && !named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        String arch = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        Path cached = Path.of(System.getProperty("lares.root", ".."))
                .resolve(".lares/npm/node_modules/@foundry-rs/anvil-linux-" + arch + "/bin/anvil");
        return Files.isExecutable(cached) ? Optional.of(cached) : Optional.empty();
    }

    private static void drain(BufferedReader out) {
        Thread reader = new Thread(
                () -> {
                    try {
                        while (out.readLine() != null) {
                            // What it logs is of no interest; unread, it would block it.
                        }
                    } catch (IOException closed) {
                        Thread.currentThread().interrupt();
                    }
                },
                "anvil-output");
        reader.setDaemon(true);
        reader.start();
    }

    URI node() {
        return node;
    }

    JsonRpc rpc() {
        return new HttpRpc(node, () -> true);
    }

    JsonNode call(String method, Object... params) {
        try {
            return rpc().call(method, params);
        } catch (RpcException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void mine(int blocks) {
        call("anvil_mine", Hex.of(blocks));
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
