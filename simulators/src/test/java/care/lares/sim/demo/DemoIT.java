// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.sim.gateway.LaresCommand;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    private final LaresCommand lares = BuiltLares.command();

    @Test
    void oneNightWithAKillHoldsEveryCheck(@TempDir Path directory) throws Exception {
        LaresCommand.Output demo = lares.run(
                "demo",
                "--for",
                "20s",
                "--residents",
                "10",
                "--mqtt",
                "0",
                "--http",
                "0",
                "--coap",
                "0",
                "--data",
                directory.resolve("ward").toString(),
                "--json");

        JsonNode summary = new ObjectMapper().readTree(demo.out());
        assertThat(summary.path("checks")).as(demo.errors()).isNotEmpty();
        for (JsonNode check : summary.path("checks")) {
            if (!check.path("held").asBoolean()) {
                System.out.println("the demo's check did not hold: " + check);
                // How long somebody waited is the machine's as well as ours; the benches hold it.
                assertThat(check.path("name").asText()).startsWith("nobody waited longer than");
            }
        }
        assertThat(demo.exit()).isEqualTo(summary.path("held").asBoolean() ? 0 : 1);
        assertThat(summary.path("readings").path("logged").asLong())
                .isPositive()
                .isEqualTo(summary.path("readings").path("accepted").asLong());
        assertThat(summary.path("alarms").path("webhook").asInt())
                .isPositive()
                .isEqualTo(summary.path("alarms").path("delivered").asInt());
        JsonNode ledger = summary.path("ledger");
        assertThat(ledger.path("witnessed").asInt()).isPositive();
        assertThat(ledger.path("final").asInt() > 0)
                .isEqualTo(ledger.path("chain").asBoolean());
        assertThat(summary.path("centre").path("delivered").asInt()).isPositive();
        assertThat(summary.path("centre").path("pending").asInt()).isZero();
        assertThat(demo.errors())
                .contains("/#code=", "coap-client-notls", "mosquitto_pub")
                .doesNotContain("java.", "SEVERE", "SLF4J");
    }

    @Test
    void directoryOfSomeoneElseIsNotEmptied(@TempDir Path directory) throws Exception {
        Path precious = Files.writeString(directory.resolve("precious.txt"), "mine");
        LaresCommand.Output demo = lares.run("demo", "--for", "20s", "--data", directory.toString());
        assertThat(demo.exit()).isEqualTo(2);
        assertThat(demo.errors().lines()).hasSize(1).allMatch(line -> line.contains("--data"));
        assertThat(precious).hasContent("mine");
    }

    @Test
    void pressWithoutADemoSaysSo(@TempDir Path directory) throws Exception {
        LaresCommand.Output press = lares.run("press", "Alma", "--data", directory.toString());
        assertThat(press.exit()).isEqualTo(2);
        assertThat(press.errors()).contains("no demo is running");
    }
}
