// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCommandTest {
    private static final String NOBODY = "http://127.0.0.1:1";

    private final Terminal terminal = new Terminal();

    @TempDir
    Path dir;

    @Test
    void saysWhichCommandsThereAre() {
        assertThat(terminal.run("ledger")).isEqualTo(2);
        assertThat(terminal.err()).contains("deploy, register or show");
    }

    @Test
    void wantsExactlyOneSigner() throws Exception {
        assertThat(terminal.run("ledger", "deploy", "--rpc", NOBODY)).isEqualTo(2);
        assertThat(terminal.err()).contains("either --key-file FILE or --test-node");
        Path key = Files.writeString(dir.resolve("key"), "not a key");
        assertThat(terminal.run("ledger", "deploy", "--rpc", NOBODY, "--key-file", key))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("holds no key").doesNotContain("not a key");
        assertThat(terminal.run("ledger", "deploy", "--rpc", NOBODY, "--key-file", key, "--test-node"))
                .isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoAddress() {
        int status = terminal.run(
                "ledger",
                "register",
                "--rpc",
                NOBODY,
                "--test-node",
                "--contract",
                "0x12",
                "--gateway",
                "0",
                "--account",
                "0");
        assertThat(status).isEqualTo(2);
        assertThat(terminal.err()).contains("--contract must be 0x and 40 hexadecimal digits");
    }

    @Test
    void saysThatNobodyAnswers() {
        assertThat(terminal.run("ledger", "deploy", "--rpc", NOBODY, "--test-node"))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("the node cannot be reached");
    }

    @Test
    void showsNothingOfADirectoryWithoutKeys() {
        assertThat(terminal.run("ledger", "show", "--data", dir)).isEqualTo(2);
        assertThat(terminal.err()).contains("has no keys yet");
        assertThat(terminal.run("ledger", "show")).isEqualTo(2);
        assertThat(terminal.err()).contains("--data DIR or --config FILE");
    }
}
