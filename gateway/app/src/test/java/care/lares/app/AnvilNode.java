// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A ledger that makes a block a second: anvil, which {@code ./lares test} brings. */
final class AnvilNode implements AutoCloseable {
    private static final String LISTENING = "Listening on ";

    private final Process process;
    private final String url;

    private AnvilNode(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static AnvilNode start() throws IOException {
        Optional<Path> program = program();
        assumeTrue(
                program.isPresent() || "true".equals(System.getenv("CI")),
                "anvil is missing; ./lares test brings it, npm must be there");
        Process process = new ProcessBuilder(program.orElseThrow().toString(), "--port", "0", "--block-time", "1")
                .redirectErrorStream(true)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.startsWith(LISTENING)) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("anvil ended");
        }
        Thread reader = new Thread(() -> out.lines().forEach(logged -> {}), "anvil-output");
        reader.setDaemon(true);
        reader.start();
        return new AnvilNode(process, "http://" + line.substring(LISTENING.length()));
    }

    private static Optional<Path> program() {
        String named = System.getenv("LARES_ANVIL");
        if (named != null && !named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        String arch = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        Path cached = Path.of(System.getProperty("lares.root", "../.."))
                .resolve(".lares/npm/node_modules/@foundry-rs/anvil-linux-" + arch + "/bin/anvil");
        return Files.isExecutable(cached) ? Optional.of(cached) : Optional.empty();
    }

    String url() {
        return url;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
