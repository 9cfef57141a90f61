// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayProcess;
import care.lares.sim.gateway.LaresCommand;
import care.lares.sim.link.Address;
import care.lares.sim.link.Credential;
import care.lares.sim.link.DeviceLink;
import care.lares.sim.link.Links;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway is killed five times while pendants press over MQTT and people act over HTTP: what was acknowledged to a device
 * or confirmed to a person is there afterwards, nothing has ended that nobody ended, and what is open sounds again.
 */
class AlarmKillIT {
    private static final int KILLS = 5;
    private static final int PENDANTS = 6;
    /** Presses that are acknowledged in a life before it is killed in the middle of more of them. */
    private static final int PRESSES = 12;

    /** Presses of one pendant: an alarm's history keeps the first and the latest 64 lines. */
    private static final int PRESSES_EACH = 8;

    /** Steps of an alarm at which everyone is told of it. */
    private static final Set<String> SOUNDS = Set.of("raised", "recurred", "resumed");

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Promises promises = new Promises();
    private final LaresCommand lares = new LaresCommand(Path.of(System.getProperty("lares.root"), "lares"));

    @TempDir
    private Path directory;

    @Test
    @Timeout(600)
    void whateverWasConfirmedIsThereAfterEachOfFiveKillsAndSoundsAgain() throws Exception {
        Set<String> openBefore = Set.of();
        for (int life = 0; life <= KILLS; life++) {
            Instant began = Instant.now();
            try (GatewayProcess gateway =
                    lares.devGateway(directory.resolve("data"), directory.resolve("gateway.log"), System::nanoTime)) {
                GatewayApi api = new GatewayApi(
                        gateway.ready().http(), gateway.ready().token().orElseThrow());
                everythingIsThere(api, openBefore, began);
                if (life < KILLS) {
                    openBefore = killedInTheMiddle(gateway, api, life);
                }
            }
        }
    }

    /** Answers which alarms were surely open when it was killed. */
    private Set<String> killedInTheMiddle(GatewayProcess gateway, GatewayApi api, int life) throws Exception {
        Address address = new Address("127.0.0.1", gateway.ready().mqtt());
        AtomicBoolean over = new AtomicBoolean();
        List<DeviceLink> lines = new ArrayList<>();
        try (Links links = new Links(address, System::nanoTime)) {
            for (int i = 0; i < PENDANTS; i++) {
                String device = "pendant-" + life + "-" + i;
                DeviceLink line = links.open(device, new Credential(device, ""));
                lines.add(line);
                press(line, device, PRESSES_EACH, over);
            }
            Thread people = new Thread(() -> act(api, over), "people");
            people.start();
            int from = promises.presses();
            await().atMost(PATIENCE).until(() -> promises.presses() >= from + PRESSES && promises.acts() > life);
            over.set(true);
            gateway.kill();
            people.join();
        } finally {
            lines.forEach(DeviceLink::close);
        }
        return promises.mustBeOpen();
    }

    /** Presses, and again as soon as that is acknowledged, so many times. */
    private void press(DeviceLink line, String device, int times, AtomicBoolean over) {
        if (over.get() || times == 0) {
            return;
        }
        long place = promises.begins();
        line.publish("lares/v1/devices/" + device + "/readings", "{\"kind\":\"sos\",\"value\":true}", answer -> {
            if (answer.accepted()) {
                promises.pressed(device, place);
            }
            press(line, device, times - 1, over);
        });
    }

    /** Somebody who looks at what is open, and takes it, or ends it, until the gateway is gone. */
    private void act(GatewayApi api, AtomicBoolean over) {
        for (int turn = 0; !over.get(); turn++) {
            try {
                JsonNode open = api.get("/api/v1/alarms?state=open").json().path("items");
                if (!open.isEmpty()) {
                    promises.act(api, open.get(turn % open.size()), turn);
                }
            } catch (Exception gone) {
                return;
            }
        }
    }

    private void everythingIsThere(GatewayApi api, Set<String> devicesOpenBefore, Instant began) throws Exception {
        JsonNode open = api.get("/api/v1/alarms?state=open&limit=1000").json().path("items");
        Set<String> devices = new HashSet<>();
        for (JsonNode alarm : open) {
            devices.add(alarm.path("device").asText());
            assertThat(soundedSince(began, alarm)).as("sounds again: %s", alarm).isTrue();
        }
        assertThat(devices).as("calls that nobody has ended").containsAll(devicesOpenBefore);
        promises.areKept(api);
    }

    /** It went on at the start, or is of a call whose alarm the kill took, and which the start raised. */
    private static boolean soundedSince(Instant began, JsonNode alarm) {
        for (JsonNode step : alarm.path("history")) {
            if (SOUNDS.contains(step.path("event").asText())
                    && !Instant.parse(step.path("at").asText()).isBefore(began)) {
                return true;
            }
        }
        return false;
    }
}
