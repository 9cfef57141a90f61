// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.app.RunningGateway;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rules go by, at the command line of a technician. */
class ConfigCommandIT {
    private final Terminal terminal = new Terminal();

    @TempDir
    private Path dir;

    @Test
    void isTriedSetAndShown() throws Exception {
        Path file = dir.resolve("ward.yaml");
        Files.writeString(file, "places:\n  room-4: {batteryLow: 25, batteryGood: 40}\n");
        try (RunningGateway gateway = new RunningGateway(dir.resolve("data"))) {
            terminal.environment = Map.of("LARES_TOKEN", RunningGateway.ADMIN);
            String api = gateway.api();
            gateway.post("/api/v1/places", "{\"id\":\"room-4\",\"name\":\"Room 4\"}");
            gateway.post("/api/v1/devices", "{\"id\":\"lock-4\",\"place\":\"room-4\"}");
            gateway.post("/api/v1/devices/lock-4/readings", "{\"kind\":\"battery\",\"value\":20,\"unit\":\"%\"}");

            assertThat(terminal.run("config", "show", "--api", api)).isZero();
            assertThat(terminal.out()).startsWith("everything is as usual: nobody has set anything\n");
            assertThat(terminal.run("config", "try", file, "--api", api)).isZero();
            assertThat(terminal.out())
                    .contains("would have raised 1 alarm more")
                    .contains("battery_low, Room 4")
                    .contains("to accept it: lares config set " + file + " --tried ");
            assertThat(terminal.run("config", "try", file, "--api", api, "--json"))
                    .isZero();
            String token = terminal.json().getString("token");
            refused("lares config try " + file, "config", "set", file, "--api", api);
            refused("was not tried", "config", "set", file, "--tried", "x", "--api", api);
            assertThat(terminal.run("config", "set", file, "--tried", token, "--api", api))
                    .isZero();
            assertThat(terminal.out()).isEqualTo("version 1 holds\n");
            assertThat(terminal.run("config", "show", "--place", "room-4", "--api", api))
                    .isZero();
            assertThat(terminal.out())
                    .startsWith("version 1, set by admin at ")
                    .containsPattern("batteryLow +25 +place");
            refused("there is no such place", "config", "show", "--place", "room-9", "--api", api);
        }
    }

    @Test
    void saysWhatIsWrongInOneLineBeforeAnybodyIsAsked() throws Exception {
        Path file = dir.resolve("ward.yaml");
        refused("does not exist", "config", "try", file);
        Files.writeString(file, "site:\n  batteryLow: 80\n  sos: false\n");
        refused("line 2: site.batteryLow: is '80'; accepted: 5 to 50 %", "config", "try", file);
        assertThat(terminal.err()).contains("(and 1 more)");
        Files.writeString(file, "site: {}\n");
        refused("a token is needed", "config", "try", file);
        refused("say show, schema, try, cancel or set", "config");
        terminal.environment = Map.of("LARES_TOKEN", "x");
        refused("no gateway answers", "config", "show", "--api", "http://127.0.0.1:1");
        assertThat(terminal.run("config", "schema")).isZero();
        assertThat(new JsonObject(terminal.out()).getString("title")).isEqualTo("settings of the rules");
    }

    private void refused(String reason, Object... words) {
        assertThat(terminal.run(words)).isEqualTo(2);
        assertThat(terminal.err()).contains(reason);
        assertThat(terminal.err().lines()).hasSize(1);
    }
}
