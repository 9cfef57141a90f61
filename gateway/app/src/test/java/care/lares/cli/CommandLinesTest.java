// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLinesTest {
    private final Terminal terminal = new Terminal();

    static Stream<String> names() {
        return new Terminal().commands().getSubcommands().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyCommandExplainsItselfAndKnowsJson(String name) {
        assertThat(terminal.run(name, "--help")).isZero();
        assertThat(terminal.out()).startsWith("Usage: lares " + name).contains("--json");
        assertThat(terminal.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "run --dev --config x", "check-config", "receipt", "receipt x", "nonsense", "user"})
    void answersMisuseInOneLineThatSaysWhereToLook(String line) {
        assertThat(terminal.run((Object[]) line.split(" "))).isEqualTo(2);
        assertThat(terminal.err().lines()).hasSize(1);
        assertThat(terminal.err()).startsWith("lares: ").contains("--help");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void answersAnUnforeseenErrorInOneLineToo() {
        terminal.gateways = settings -> {
            throw new IllegalStateException("broken\ninvariant");
        };

        assertThat(terminal.run("run", "--dev", "--data", "/tmp/unused")).isEqualTo(2);
        assertThat(terminal.err().lines()).hasSize(1);
        assertThat(terminal.err()).contains("report");
    }
}
