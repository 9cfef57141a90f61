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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded morning against a gateway whose clock is moved by hand. */
class ReplayIT {
    private static final Path ROOT = Path.of(System.getProperty("lares.root"));

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

    @Test
    void recordedMorningTakesPlaceAgain() throws Exception {
        Path events = Files.writeString(dir.resolve("morning.txt"), """
                2010-11-04 06:58:00.000000 M003 ON  Sleeping="end"
                2010-11-04 06:58:06.000000 M003 OFF
                2010-11-04 07:10:00.000000 D002 OPEN
                2010-11-04 07:10:30.000000 D002 CLOSE
                2010-11-04 07:15:00.000000 T001 19.5
                2010-11-04 07:15:00.000000 I008 PRESENT
                2010-11-04 07:28:00.000000 pendant sos 1
                """);

        LaresCommand.Output played = replay("events", events, "--resident", "resident-90", "--json");

        assertThat(played.exit()).as(played.errors()).isZero();
        JsonNode result = new ObjectMapper().readTree(played.out());
        assertThat(result.path("messages").asInt()).isEqualTo(6);
        assertThat(result.path("refused").asInt()).isZero();
        assertThat(result.path("devices").asInt()).isEqualTo(4);
        assertThat(result.path("recordedSeconds").asInt()).isEqualTo(30 * 60);
        assertThat(result.path("passedOver").fieldNames())
                .toIterable()
                .singleElement()
                .asString()
                .contains("PRESENT");
        JsonNode call = result.path("alarms").path(0);
        assertThat(call.path("kind").asText()).isEqualTo("sos");
        assertThat(call.path("resident").asText()).isEqualTo("resident-90");
        assertThat(call.path("at").asDouble()).isBetween(1_800.0, 1_801.0);
    }

    @Test
    void fileOfAnotherFormSaysWhatIsWrongWithIt() throws Exception {
        Path table = Files.writeString(dir.resolve("table.csv"), "time,HR\n0,70\n");

        LaresCommand.Output refused = replay("z2m-jsonl", table);

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.errors().lines())
                .singleElement()
                .asString()
                .contains("nothing in the recording can be played: not JSON", "first in line 1", "is --format right?");
    }

    private LaresCommand.Output replay(String format, Path file, String... more) throws Exception {
        Ready ready = gateway.ready();
        List<String> command = new ArrayList<>(List.of(
                "replay",
                "--target",
                "mqtt://127.0.0.1:" + ready.mqtt(),
                "--api",
                "http://127.0.0.1:" + ready.http(),
                "--token",
                ready.token().orElseThrow(),
                "--format",
                format));
        command.addAll(List.of(more));
        command.add(file.toString());
        return lares.run(command.toArray(String[]::new));
    }
}
