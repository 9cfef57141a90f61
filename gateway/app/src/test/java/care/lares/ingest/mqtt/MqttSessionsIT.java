// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import static care.lares.ingest.mqtt.RawClient.CONNECT;
import static care.lares.ingest.mqtt.RawClient.DISCONNECT;
import static care.lares.ingest.mqtt.RawClient.PUBACK;
import static care.lares.ingest.mqtt.RawClient.PUBLISH_QOS_2;
import static care.lares.ingest.mqtt.RawClient.PUBREL;
import static care.lares.ingest.mqtt.RawClient.SUBSCRIBE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.app.Gateway;
import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that outlive their connection, at a real gateway. */
class MqttSessionsIT {
    private static final String TOKEN = "admin-token-of-this-test";
    private static final String RELAYED = "zigbee2mqtt/lamp/set";

    @TempDir
    static Path data;

    private static Gateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = Gateway.start(Settings.dev(data, DevPorts.ANY, new Development(TOKEN, "psk")))
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.stop().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static Client client(String id) throws Exception {
        return new Client(gateway.mqttPort(), id);
    }

    private static RawClient raw(String connect) throws Exception {
        return new RawClient(gateway.mqttPort()).send(CONNECT, connect);
    }

    private static void say(String text) throws Exception {
        try (Client bridge = client("bridge").connect("bridge", TOKEN)) {
            bridge.publish(RELAYED, text);
        }
    }

    @Test
    void aClientOfMqtt5IsToldWhatItMissed() throws Exception {
        Client console = client("console");
        assertThat(console.resume("admin", TOKEN, 600)).isFalse();
        console.subscribe("zigbee2mqtt/#");
        console.vanish();
        say("missed");
        try (Client stranger = client("console")) {
            assertThat(stranger.resume("nobody", "", 600))
                    .as("another identity")
                    .isFalse();
        }
        try (Client back = client("console")) {
            assertThat(back.resume("admin", TOKEN, 0)).isTrue();
            await().until(() -> !back.heard.isEmpty());
            say("now");
            await().until(() -> back.heard.size() == 2);
            assertThat(back.heard).extracting(Client.Heard::payload).containsExactly("missed", "now");
            assertThat(back.heard).noneMatch(Client.Heard::retained);
        }
        try (Client later = client("console")) {
            assertThat(later.resume("admin", TOKEN, 0)).as("it was to end then").isFalse();
        }
        console.close();
    }

    @Test
    void aClientOfMqtt311IsSentAgainWhatItHasNotAcknowledged() throws Exception {
        String connect = "\0\4MQTT\4\0\0\0\0\4desk";
        try (RawClient desk = raw(connect)) {
            assertThat(desk.next()).containsExactly(0x20, 0, 0);
            desk.send(SUBSCRIBE, "\0\1\0\15zigbee2mqtt/#\1");
            assertThat(desk.next()).containsExactly(0x90, 0, 1, 1);
            say("1");
            assertThat(desk.next()[0]).isEqualTo((byte) 0x32);
            say("2");
            assertThat(desk.next()[0]).isEqualTo((byte) 0x32);
            desk.send(PUBACK, "\0\2").send(DISCONNECT, "");
            assertThat(desk.next()).isEmpty();
        }
        try (RawClient desk = raw(connect)) {
            assertThat(desk.next()).as("session present").containsExactly(0x20, 1, 0);
            byte[] again = desk.next();
            assertThat(again[0]).as("DUP").isEqualTo((byte) 0x3A);
            assertThat(new String(again, StandardCharsets.ISO_8859_1)).endsWith(RELAYED + "\0\0011");
        }
        try (RawClient desk = raw("\0\4MQTT\4\2\0\0\0\4desk")) {
            assertThat(desk.next()).as("a clean session").containsExactly(0x20, 0, 0);
        }
    }

    @Test
    void knowsPacketsOfQos2OverANewConnection() throws Exception {
        String connect = "\0\4MQTT\5\0\0\0\5\21\0\0\0\77\0\4once";
        String online = "\0\36lares/v1/devices/once/readings\0\7\0{\"kind\":\"motion\",\"value\":true}";
        try (RawClient once = raw(connect)) {
            once.next();
            once.send(PUBLISH_QOS_2, online);
            assertThat(once.next()).as("PUBREC").startsWith(0x50, 0, 7);
        }
        try (RawClient once = raw(connect)) {
            assertThat(once.next()).as("session present").startsWith(0x20, 1, 0);
            once.send(PUBLISH_QOS_2 | 8, online);
            assertThat(once.next()).as("PUBREC").startsWith(0x50, 0, 7);
            once.send(PUBREL, "\0\7");
            assertThat(once.next()).as("PUBCOMP").containsExactly(0x70, 0, 7);
            once.send(PUBREL, "\0\7");
            assertThat(once.next()).as("not found").startsWith(0x70, 0, 7, 0x92);
            once.send(DISCONNECT, "\0\5\21\0\0\0\0");
            assertThat(once.next()).isEmpty();
        }
        try (RawClient once = raw(connect)) {
            assertThat(once.next()).as("DISCONNECT ended it").startsWith(0x20, 0, 0);
        }
    }

    @Test
    void refusesWhatConnectMustNotSay() throws Exception {
        try (RawClient twice = raw("\0\4MQTT\5\2\0\0\12\21\0\0\0\1\21\0\0\0\1\0\1x")) {
            assertThat(twice.next()).containsExactly(0x20, 0, 0x82, 0);
            assertThat(twice.next()).isEmpty();
        }
        try (RawClient nameless = raw("\0\4MQTT\4\102\0\0\0\1x\0\1p")) {
            assertThat(nameless.next()).isEmpty();
        }
        try (RawClient nameless = raw("\0\4MQTT\5\102\0\0\0\0\1x\0\1p")) {
            assertThat(nameless.next()).startsWith(0x20, 0, 0);
        }
        try (RawClient forEver = raw("\0\4MQTT\5\2\0\0\5\21\377\377\377\377\0\1x")) {
            assertThat(new String(forEver.next(), StandardCharsets.ISO_8859_1))
                    .as("a day")
                    .contains("\21\0\1\121\200");
        }
        try (RawClient late = raw("\0\4MQTT\5\2\0\0\0\0\1x")) {
            late.next();
            late.send(DISCONNECT, "\0\5\21\0\0\0\1");
            assertThat(late.next()).as("protocol error").startsWith(0xE0, 0x82);
        }
    }
}
