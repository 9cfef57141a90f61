// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.LaresCommand;
import care.lares.sim.link.Address;
import care.lares.sim.link.DeviceLink;
import care.lares.sim.link.Links;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the demo prints is pasted into a shell, as a person would. */
@Timeout(300)
class MosquittoClientsIT {
    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final int MORE_PRESSES = 3;
    private static final String BERTILS = "pendant-02";
    private static final Predicate<AlarmView> ITS_UNANSWERED =
            alarm -> alarm.device().equals(BERTILS) && !alarm.answered();
    private static final LaresCommand LARES = BuiltLares.command();

    @TempDir
    private static Path directory;

    private static Process demo;
    private static final List<String> PRINTED = new ArrayList<>();

    @BeforeAll
    static void startDemo() throws Exception {
        if (!Files.isExecutable(Path.of("/usr/bin/mosquitto_pub"))) {
            String missing = "mosquitto_pub is missing: apt install mosquitto-clients";
            if ("true".equals(System.getenv("CI"))) {
                fail(missing);
            }
            abort(missing);
        }
        var command = new ProcessBuilder(
                LARES.script().toString(),
                "demo",
                "--residents",
                "3",
                "--mqtt",
                "0",
                "--http",
                "0",
                "--coap",
                "0",
                "--data",
                directory.resolve("ward").toString());
        command.environment().put("LARES_BUILD", "off");
        demo = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var lines = new BufferedReader(new InputStreamReader(demo.getInputStream(), UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            PRINTED.add(line.strip());
            if (line.contains("lares verify")) {
                return;
            }
        }
        fail("the demo ended before it was ready: " + PRINTED);
    }

    @AfterAll
    static void stopDemo() throws Exception {
        if (demo != null) {
            demo.destroy();
            assertThat(demo.waitFor(120, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void printedLineIsAPendant() throws Exception {
        try (var alarms = new Alarms()) {
            shell(printed("mosquitto_pub"));
            JsonNode alarm = alarms.next("pendant-01", "active");
            assertThat(alarm.path("kind").asText()).isEqualTo("sos");
            assertThat(alarm.path("resident").asText()).isEqualTo("resident-01");
        }
    }

    @Test
    void pendantThatActsOnAnAlarmChangesNothing() throws Exception {
        try (var alarms = new Alarms()) {
            shell(printed("mosquitto_pub"));
            String id = alarms.next("pendant-01", "active").path("id").asText();
            String act = printed("mosquitto_pub")
                    .replace("lares/v1/devices/pendant-01/readings", "lares/v1/alarms/" + id + "/act")
                    .replaceAll("-m '.*'", "-m '{\"by\":\"carla\",\"action\":\"end\",\"outcome\":\"nothing\"}'");
            new ProcessBuilder("sh", "-c", act).start().waitFor();
            JsonNode answered = alarms.next("pendant-01", "acknowledged");
            assertThat(answered.path("id").asText()).isEqualTo(id);
            assertThat(answered.path("history"))
                    .allMatch(line -> !line.path("event").asText().equals("ended"));
        }
    }

    @Test
    void everyPressIsACallOfItsOwnAndNoSecondPendant() throws Exception {
        RunningDemo running =
                RunningDemo.find(new DemoHome(directory.resolve("ward"))).orElseThrow();
        Set<String> calls = new HashSet<>();
        var board = new AlarmBoard();
        try (var lines = new Links(new Address(Stage.HOST, running.mqtt()), System::nanoTime);
                DeviceLink carer = lines.open("office", running.carer())) {
            carer.subscribe(AlarmBoard.TOPICS, board::arrived);
            pressTimesEveryHop();
            for (int press = 1; press <= MORE_PRESSES; press++) {
                assertThat(Waiting.until(
                                () -> board.open().stream().noneMatch(ITS_UNANSWERED), WITHIN, System::nanoTime))
                        .as("answered before press %d", press)
                        .isTrue();
                calls.add(press(running, board).call());
            }
        }
        assertThat(calls).hasSize(MORE_PRESSES);
        var api = new GatewayApi(running.http(), running.carer().secret());
        assertThat(api.get("/api/v1/alarms?resident=resident-02").json().path("items"))
                .noneMatch(alarm -> alarm.path("kind").asText().equals(AlarmView.TAMPER));
    }

    private static void pressTimesEveryHop() throws Exception {
        LaresCommand.Output press =
                LARES.run("press", "bertil", "--data", directory.resolve("ward").toString());
        assertThat(press.exit()).as(press.out() + press.errors()).isZero();
        assertThat(press.out())
                .contains("Bertil", "alarm", "logged", "webhook", "feedback")
                .doesNotContain("never");
    }

    /** As {@code lares press} does, without waiting for the ledger. */
    private static AlarmView press(RunningDemo running, AlarmBoard board) throws Exception {
        try (PressErrand errand = PressErrand.at(running.door(), BERTILS, System::nanoTime)) {
            CallBell.Press press = CallBell.Press.now(BERTILS, board, System::nanoTime);
            errand.press(press);
            assertThat(press.logged().get(WITHIN.toSeconds(), TimeUnit.SECONDS).accepted())
                    .isTrue();
            assertThat(errand.lit().get(WITHIN.toSeconds(), TimeUnit.SECONDS)).isPositive();
            return press.notified().get(WITHIN.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void pressOfAStrangerListsWhoLivesHere() throws Exception {
        LaresCommand.Output press =
                LARES.run("press", "Nobody", "--data", directory.resolve("ward").toString());
        assertThat(press.exit()).isEqualTo(2);
        assertThat(press.errors()).contains("Alma Ahl, Bertil Bergdal, Clara Ceder");
    }

    private static String printed(String program) {
        return PRINTED.stream()
                .filter(line -> line.startsWith(program))
                .findFirst()
                .orElseThrow();
    }

    private static void shell(String line) throws Exception {
        assertThat(new ProcessBuilder("sh", "-c", line).inheritIO().start().waitFor())
                .as(line)
                .isZero();
    }

    /** What the printed {@code mosquitto_sub} shows. */
    private static final class Alarms implements AutoCloseable {
        private final Process subscriber;
        private final BufferedReader lines;

        Alarms() throws Exception {
            // With -d it tells as well that it has subscribed: what happens from then on, it hears.
            subscriber = new ProcessBuilder("sh", "-c", "exec " + printed("mosquitto_sub") + " -d").start();
            lines = new BufferedReader(new InputStreamReader(subscriber.getInputStream(), UTF_8));
            String line = lines.readLine();
            while (!line.startsWith("Subscribed")) {
                line = lines.readLine();
            }
        }

        JsonNode next(String device, String state) throws Exception {
            long end = System.nanoTime() + WITHIN.toNanos();
            while (System.nanoTime() < end) {
                String line = lines.readLine();
                if (!line.startsWith("lares/")) {
                    continue;
                }
                JsonNode alarm = new ObjectMapper()
                        .readTree(line.substring(line.indexOf(' ') + 1).replace("(null)", "{}"));
                if (alarm.path("device").asText().equals(device)
                        && alarm.path("state").asText().equals(state)) {
                    return alarm;
                }
            }
            return fail("no " + state + " alarm of " + device);
        }

        @Override
        public void close() {
            subscriber.destroy();
        }
    }
}
