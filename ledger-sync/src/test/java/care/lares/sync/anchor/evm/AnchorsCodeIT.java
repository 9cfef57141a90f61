// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed code of the contract is what its committed source compiles to. */
class AnchorsCodeIT {
    private static final Path SOURCE = Path.of("src/main/solidity/compile.js");
    private static final Path COMPILED = Path.of("src/main/resources/care/lares/sync/anchor/evm/Anchors.json");

    @Test
    void isWhatTheSourceCompilesTo() throws Exception {
        Path modules = Path.of(System.getProperty("lares.root", "..")).resolve(".lares/npm/node_modules");
        assumeTrue(
                Files.isDirectory(modules.resolve("solc")) || "true".equals(System.getenv("CI")),
                "solc is missing; ./lares test brings it, npm must be there");
        Process process = new ProcessBuilder("node", SOURCE.toString(), modules.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String compiled = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(compiled).isEqualTo(Files.readString(COMPILED));
    }
}
