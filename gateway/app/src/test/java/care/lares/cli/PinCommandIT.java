// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.app.RunningGateway;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PINs at the command line, given out by a gateway that runs. */
class PinCommandIT {
    private final Terminal terminal = new Terminal();

    @TempDir
    private Path dir;

    @Test
    void givesAPinOutShowsItOnceAndTakesItAway() throws Exception {
        try (RunningGateway lares = new RunningGateway(dir)) {
            terminal.environment = Map.of("LARES_TOKEN", RunningGateway.ADMIN);
            assertThat(terminal.run("pin", "nora", "--api", lares.api())).isZero();
            assertThat(terminal.out()).matches("nora's PIN, shown only now:\\R  [0-9]{6}\\R");
            assertThat(terminal.run("pin", "mara", "--json", "--api", lares.api()))
                    .isZero();
            assertThat(terminal.json().getString("pin")).matches("[0-9]{6}");
            assertThat(terminal.run("pin", "nora", "--remove", "--api", lares.api()))
                    .isZero();
            assertThat(terminal.out()).isEqualTo("nora has no PIN any more\n");
            assertThat(terminal.run("pin", "nora", "--remove", "--api", lares.api()))
                    .isEqualTo(2);
            assertThat(terminal.err()).contains("this person has no PIN");
            assertThat(terminal.run("pin", "a/b", "--api", lares.api())).isEqualTo(2);
            assertThat(terminal.run("pin", "nora", "--stdin", "--remove", "--api", lares.api()))
                    .isEqualTo(2);
            assertThat(terminal.err()).contains("give one");
        }
    }
}
