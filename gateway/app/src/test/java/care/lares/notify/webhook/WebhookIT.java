// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.app.Gateway;
import care.lares.config.Anchoring;
import care.lares.config.Outside;
import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import care.lares.config.Webhook;
import care.lares.ingest.mqtt.Client;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real gateway, real receivers that misbehave, real sockets. */
@Timeout(300)
class WebhookIT {
    private static final String TOKEN = "admin-token-of-this-test";
    private static final String SOS = "{\"kind\":\"sos\",\"value\":true}";

    @TempDir
    Path dir;

    private FakeReceiver receiver;
    private Gateway gateway;
    private Client admin;

    @BeforeEach
    void listen() throws Exception {
        receiver = new FakeReceiver();
        Files.writeString(dir.resolve("secret"), "not-a-real-secret-0123\n");
        start();
    }

    @AfterEach
    void stop() throws Exception {
        stopGateway();
        receiver.close();
    }

    private void start() throws Exception {
        Webhook webhook = new Webhook("night-desk", receiver.url().toString(), dir.resolve("secret"), false);
        Settings settings = Settings.dev(dir.resolve("data"), DevPorts.ANY, new Development(TOKEN, "psk"))
                .with(new Outside(List.of(webhook), Anchoring.NOWHERE, Optional.empty()));
        gateway = Gateway.start(settings)
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
        admin = new Client(gateway.mqttPort(), "admin").connect("admin", TOKEN).subscribe("lares/v1/alarms/#");
    }

    private void stopGateway() throws Exception {
        admin.vanish();
        gateway.stop().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private void press(String device) throws Exception {
        try (Client pendant = new Client(gateway.mqttPort(), device).connect()) {
            pendant.send("lares/v1/devices/" + device + "/readings", SOS).waitForCompletion(60_000);
        }
    }

    private Set<String> keys() {
        return receiver.messages.stream().map(FakeReceiver.Message::key).collect(Collectors.toSet());
    }

    private void awaitHeard(String words) {
        await().until(() ->
                admin.heard.stream().anyMatch(heard -> heard.payload().contains(words)));
    }

    @Test
    void theReceiptStandsInTheAlarmThatSubscribersSee() throws Exception {
        press("pendant-1");
        awaitHeard("\"event\":\"delivered\",\"by\":\"night-desk\",\"channel\":\"webhook\",\"detail\":\"step 1 of 1\"");
        assertThat(receiver.messages.get(0).text()).contains("\"kind\":\"sos\"", "\"state\":\"active\"");
    }

    @Test
    void aHundredCallsAreHeardAtOnceWhileTheReceiverHangs() throws Exception {
        receiver.manner = FakeReceiver.STALLS;
        List<Long> millis = new ArrayList<>();
        try (Client pendants = new Client(gateway.mqttPort(), "pendants").connect()) {
            for (int i = 0; i < 100; i++) {
                String device = "pendant-" + i;
                long began = System.nanoTime();
                pendants.send("lares/v1/devices/" + device + "/readings", SOS);
                await().pollInterval(Duration.ofMillis(1))
                        .until(() -> admin.heard.stream()
                                .anyMatch(heard -> heard.payload().contains("\"device\":\"" + device + "\"")));
                millis.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
            }
        }
        millis.sort(null);
        System.out.println("SOS while a receiver hangs, from the press to the subscriber: " + millis + " ms");
        assertThat(millis.get(49))
                .as("whoever waits for a receiver that hangs waits until it is given up, 10 s: %s", millis)
                .isLessThan(5_000);
    }

    @Test
    void aReceiverThatDiesAndComesBackHasEveryCallOnceAcrossARestart() throws Exception {
        press("pendant-1");
        awaitHeard("\"event\":\"delivered\"");
        int port = receiver.port();
        Set<String> before = keys();
        receiver.close();
        press("pendant-2");
        awaitHeard("\"channel\":\"delivery\",\"detail\":\"not confirmed within 10 s by webhook night-desk\"");
        stopGateway();
        receiver = new FakeReceiver(port);
        start();
        await().until(() -> !receiver.messages.isEmpty());
        awaitHeard("\"detail\":\"step 2 of 2\"");
        Set<String> both = new HashSet<>(before);
        both.retainAll(keys());
        assertThat(both).as("what was confirmed is not sent again").isEmpty();
        assertThat(receiver.messages).allMatch(message -> message.text().contains("pendant-2"));
    }
}
