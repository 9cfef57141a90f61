// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.sim.gateway.GatewayProcess;
import care.lares.sim.gateway.LaresCommand;
import care.lares.sim.gateway.Ready;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed scenarios, each against a gateway of its own whose clock is moved by hand. */
class SimulateIT {
    private static final Path ROOT = Path.of(System.getProperty("lares.root"));
    private static final Path SCENARIOS = ROOT.resolve("simulators/scenarios");

    private final LaresCommand lares = new LaresCommand(ROOT.resolve("lares"));

    @TempDir
    private Path dir;

    private GatewayProcess gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = lares.clockedGateway(dir.resolve("data"), dir.resolve("log"), System::nanoTime);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.stop();
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fall", "ordinary-night", "bad-radio"})
    void everyExpectationOfTheCommittedScenariosIsMet(String name) throws Exception {
        LaresCommand.Output played = simulate(SCENARIOS.resolve(name + ".yaml"), "--coap");

        assertThat(played.exit()).as(played.out() + played.errors()).isZero();
        assertThat(played.errors()).isEmpty();
    }

    @Test
    void monthOfSupervisionMeetsItsExpectations() throws Exception {
        long began = System.nanoTime();
        LaresCommand.Output played = simulate(SCENARIOS.resolve("month.yaml"));

        assertThat(played.exit()).as(played.out() + played.errors()).isZero();
        System.out.println("a month of supervision took "
                + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s");
    }

    @Test
    void failingExpectationIsNamedInOneLineAndInTheReport() throws Exception {
        Path report = dir.resolve("junit.xml");
        LaresCommand.Output played =
                simulate(SCENARIOS.resolve("failing.yaml"), "--json", "--junit", report.toString());

        assertThat(played.exit()).isEqualTo(1);
        assertThat(played.errors().lines())
                .singleElement()
                .asString()
                .contains("failing.yaml line 10", "expected fall of resident-01 active", "saw only sos of resident-01");
        JsonNode json = new ObjectMapper().readTree(played.out());
        assertThat(json.path("held").asBoolean(true)).isFalse();
        assertThat(json.path("verdicts")).hasSize(2);
        assertThat(Files.readString(report)).contains("tests=\"2\" failures=\"1\"", "<failure message=");
    }

    @Test
    void mistakesInAScenarioAreNamedByTheirLines() throws Exception {
        Path scenario = Files.writeString(dir.resolve("s.yaml"), "residents: 1\nevents:\n  - {at: 1m, does: flies}\n");
        LaresCommand.Output refused = simulate(scenario);

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.errors()).contains("line 3", "'does: flies'", "accepted: fall, fever");
        assertThat(simulate(dir.resolve("none.yaml")).errors().lines()).hasSize(1);
    }

    private LaresCommand.Output simulate(Path scenario, String... more) throws Exception {
        Ready ready = gateway.ready();
        List<String> command = new ArrayList<>(List.of(
                "simulate",
                "--target",
                "mqtt://127.0.0.1:" + ready.mqtt(),
                "--api",
                "http://127.0.0.1:" + ready.http(),
                "--token",
                ready.token().orElseThrow(),
                "--scenario",
                scenario.toString()));
        for (String option : more) {
            command.add(option);
            if (option.equals("--coap")) {
                command.add("coap://127.0.0.1:" + ready.coap());
            }
        }
        return lares.run(command.toArray(String[]::new));
    }
}
