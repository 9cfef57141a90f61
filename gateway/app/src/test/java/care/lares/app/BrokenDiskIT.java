// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import care.lares.ingest.mqtt.Client;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A life-safety alarm waits for nothing, not for a disk that fails at every call. */
class BrokenDiskIT {
    private static final int PRESSES = 100;
    private static final String SOS = "{\"kind\":\"sos\",\"value\":true}";

    @TempDir
    Path data;

    private final FailingDisk disk = new FailingDisk();

    @ParameterizedTest
    @ValueSource(strings = {"Input/output error", "No space left on device"})
    void notifiesEveryCallAndAcknowledgesNoneUntilTheDiskWorksAgain(String error) throws Exception {
        Gateway gateway = start();
        Client listener = new Client(gateway.mqttPort(), "listener").connect().subscribe("lares/v1/alarms/#");
        Client pendants = new Client(gateway.mqttPort(), "pendants").connect();
        disk.fail(error);
        List<IMqttToken> tokens = press(pendants);
        await().until(() -> calls(listener).size() == PRESSES);
        await().until(() ->
                listener.heard.stream().anyMatch(heard -> heard.payload().contains("Recording has failed")));
        assertThat(tokens).noneMatch(IMqttToken::isComplete);
        disk.heal();
        await().until(() -> tokens.stream().allMatch(IMqttToken::isComplete));
        Set<String> before = calls(listener);
        pendants.vanish();
        listener.vanish();
        stop(gateway);
        assertThatTheseAreStillThere(before);
    }

    private void assertThatTheseAreStillThere(Set<String> before) throws Exception {
        Gateway again = start();
        Client listener = new Client(again.mqttPort(), "listener").connect().subscribe("lares/v1/alarms/#");
        await().untilAsserted(() -> assertThat(calls(listener)).isEqualTo(before));
        listener.vanish();
        stop(again);
    }

    private static Set<String> calls(Client listener) {
        return listener.heard.stream()
                .filter(heard -> heard.payload().contains("\"kind\":\"sos\""))
                .map(Client.Heard::topic)
                .collect(Collectors.toSet());
    }

    private static List<IMqttToken> press(Client pendants) throws MqttException {
        List<IMqttToken> tokens = new ArrayList<>();
        for (int i = 0; i < PRESSES; i++) {
            tokens.add(pendants.send("lares/v1/devices/pendant-" + i + "/readings", SOS));
        }
        return tokens;
    }

    private Gateway start() throws Exception {
        return Gateway.start(Settings.dev(data, DevPorts.ANY, new Development("token", "psk")), disk)
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    private static void stop(Gateway gateway) throws Exception {
        gateway.stop().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
