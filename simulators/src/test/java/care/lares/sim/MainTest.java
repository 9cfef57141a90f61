// SPDX-License-Identifier: Apache-2.0
package care.lares.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "press",
                "simulate",
                "bench nonsense",
                "demo --for banana",
                "centre --http banana",
                "demo --nonsense"
            })
    void answersMisuseInOneLineThatSaysWhereToLook(String line) {
        StringWriter err = new StringWriter();
        CommandLine commands = Main.commands(new SystemTime()).setErr(new PrintWriter(err, true));
        assertThat(commands.execute(line.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("lares: ").contains("see lares " + line.split(" ")[0] + " --help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"press", "simulate", "bench", "demo", "centre"})
    void everyCommandExplainsItselfAndKnowsJson(String name) {
        StringWriter out = new StringWriter();
        CommandLine commands = Main.commands(new SystemTime()).setOut(new PrintWriter(out, true));
        assertThat(commands.execute(name, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: lares " + name).contains("--json");
    }
}
