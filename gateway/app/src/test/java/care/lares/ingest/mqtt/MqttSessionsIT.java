// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import static care.lares.ingest.mqtt.RawClient.CONNECT;
import static care.lares.ingest.mqtt.RawClient.DISCONNECT;
import static care.lares.ingest.mqtt.RawClient.PUBACK;
import static care.lares.ingest.mqtt.RawClient.PUBLISH;
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
import java.util.List;
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
            once.send(PUBLISH_QOS_2, online);
            assertThat(once.next()).as("PUBREC").startsWith(0x50, 0, 7);
            once.send(PUBLISH | 2, online).send(PUBLISH | 2, online);
            assertThat(once.next()).as("another message by the same id").startsWith(PUBACK, 0, 7);
            assertThat(once.next()).as("and one more").startsWith(PUBACK, 0, 7);
        }
    }

    /** MQTT 5 section 4.3.3: a refused message is over, and its packet id is free for another one. */
    @Test
    void saysThatAMessageOfQos2IsRefused() throws Exception {
        String reading = "{\"kind\":\"motion\",\"value\":true}";
        try (RawClient wrist = raw("\0\4MQTT\5\2\0\0\0\0\5wrist")) {
            assertThat(wrist.next()).startsWith(0x20, 0, 0);
            wrist.send(PUBLISH_QOS_2, "\0\36lares/v1/devices/wrist/reading\0\7\0" + reading);
            assertThat(wrist.next()).as("nobody listens").startsWith(0x50, 0, 7, 0x87);
            wrist.send(PUBREL, "\0\7");
            assertThat(wrist.next()).as("not found").startsWith(0x70, 0, 7, 0x92);
            String topic = "\0\37lares/v1/devices/wrist/readings\0\7\0";
            wrist.send(PUBLISH_QOS_2 | 8, topic + "{");
            assertThat(wrist.next()).as("cannot be read").startsWith(0x50, 0, 7, 0x99);
            wrist.send(PUBLISH_QOS_2 | 8, topic + reading);
            assertThat(wrist.next()).as("another message").containsExactly(0x50, 0, 7);
            wrist.send(PUBREL, "\0\7");
            assertThat(wrist.next()).as("PUBCOMP").containsExactly(0x70, 0, 7);
        }
        try (RawClient wrist = raw("\0\4MQTT\4\2\0\0\0\5wrist")) {
            assertThat(wrist.next()).startsWith(0x20, 0, 0);
            wrist.send(PUBLISH_QOS_2, "\0\36lares/v1/devices/wrist/reading\0\7" + reading);
            assertThat(wrist.next()).as("MQTT 3.1.1 knows no refusal").containsExactly(0x50, 0, 7);
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

    @Test
    void givesAClientWithoutAnIdOneOfItsOwn() throws Exception {
        String unnamed = "\0\4MQTT\5\0\0\0\5\21\0\0\0\77\0\0";
        try (RawClient first = raw(unnamed);
                RawClient second = raw(unnamed)) {
            String told = latin(first.next());
            assertThat(told).as("no session, success").startsWith(" \0\0").contains("\22\0\51auto-");
            assertThat(latin(second.next())).contains("\22\0\51auto-").isNotEqualTo(told);
            first.send(SUBSCRIBE, "\0\1\0\0\15zigbee2mqtt/#\1");
            assertThat(first.next()).containsExactly(0x90, 0, 1, 0, 1);
        }
        try (RawClient older = raw("\0\4MQTT\4\0\0\0\0\0")) {
            assertThat(older.next()).as("MQTT 3.1.1, 3.1.3-8").containsExactly(0x20, 0, 2);
            assertThat(older.next()).isEmpty();
        }
        try (RawClient older = raw("\0\4MQTT\4\2\0\0\0\0")) {
            assertThat(older.next()).as("MQTT 3.1.1 with a clean session").containsExactly(0x20, 0, 0);
        }
    }

    private static String latin(byte[] packet) {
        return new String(packet, StandardCharsets.ISO_8859_1);
    }

    /** A client of MQTT 5 that has subscribed to all of zigbee2mqtt with these options. */
    private static RawClient listening(String id, int options, String properties) throws Exception {
        RawClient client = raw("\0\4MQTT\5\2\0\0\0\0" + (char) id.length() + id);
        client.next();
        return subscribe(client, "zigbee2mqtt/#", options, properties);
    }

    private static RawClient subscribe(RawClient client, String filter, int options, String properties)
            throws Exception {
        client.send(
                SUBSCRIBE,
                "\0\1" + (char) properties.length() + properties + "\0" + (char) filter.length() + filter
                        + (char) options);
        return client;
    }

    @Test
    void tellsWhoWantsItNoneOfItsOwnMessages() throws Exception {
        String topic = "\0\21zigbee2mqtt/own/x";
        try (RawClient bridge = listening("loop", 4 | 1, "");
                RawClient other = listening("other", 1, "")) {
            assertThat(bridge.next()).startsWith(0x90).endsWith(1);
            assertThat(other.next()).startsWith(0x90).endsWith(1);
            bridge.send(PUBLISH, topic + "\0mine");
            assertThat(latin(other.next())).endsWith("mine");
            other.send(PUBLISH, topic + "\0yours");
            assertThat(latin(bridge.next())).as("the first it hears").endsWith("yours");
            assertThat(latin(other.next()))
                    .as("its own, since it did not say otherwise")
                    .endsWith("yours");
        }
    }

    @Test
    void tellsThatAMessageWasPublishedToBeKeptIfAskedTo() throws Exception {
        String topic = "\0\22zigbee2mqtt/kept/x";
        try (RawClient asPublished = listening("kept1", 8, "");
                RawClient plain = listening("kept2", 0, "")) {
            asPublished.next();
            plain.next();
            plain.send(PUBLISH | 1, topic + "\0on");
            assertThat(asPublished.next()[0]).isEqualTo((byte) (PUBLISH | 1));
            assertThat(plain.next()[0]).isEqualTo((byte) PUBLISH);
            for (int[] each : new int[][] {{0, 1}, {1, 0}, {2, 0}, {0, 1}}) {
                subscribe(plain, "zigbee2mqtt/kept/x", each[0] << 4, "");
                boolean isNew = each[0] == 1;
                assertThat(plain.next()).startsWith(0x90);
                if (each[1] == 1) {
                    assertThat(plain.next()[0])
                            .as("retain handling %d", each[0])
                            .isEqualTo((byte) (PUBLISH | 1));
                }
            }
            plain.send(PUBLISH | 1, topic + "\0");
            assertThat(latin(plain.next())).as("nothing in between").endsWith(topic + "\0");
        }
    }

    @Test
    void tellsByWhichSubscriptionsAMessageComes() throws Exception {
        try (RawClient both = listening("both", 1, "\13\7")) {
            both.next();
            assertThat(subscribe(both, "zigbee2mqtt/lamp/+", 0, "\13\310\1").next())
                    .startsWith(0x90);
            say("once");
            assertThat(latin(both.next()))
                    .startsWith("2")
                    .matches("(?s).*\\x05(\\x0b\\x07\\x0b\u00c8\\x01|\\x0b\u00c8\\x01\\x0b\\x07)once");
        }
        for (String wrong : new String[] {"\13\0", "\13\1\13\2"}) {
            try (RawClient client = listening("zero", 1, wrong)) {
                assertThat(client.next()).as("protocol error").startsWith(0xE0, 0x82);
            }
        }
        try (RawClient client = listening("shared", 1, "")) {
            client.next();
            assertThat(subscribe(client, "$share/a/zigbee2mqtt/#", 1, "").next())
                    .as("not supported")
                    .endsWith(0x9E);
            assertThat(subscribe(client, "$share/a/zigbee2mqtt/#", 5, "").next())
                    .as("protocol error")
                    .startsWith(0xE0, 0x82);
        }
    }

    @Test
    void passesOnWhatIsSaidWithAMessage() throws Exception {
        // That it is text, its type, where an answer goes and its number, and a name of their own that comes twice.
        String[] all = {"\1\1", "\3\0\4text", "\10\0\5reply", "\11\0\3\0\377x", "\46\0\1a\0\1b\46\0\1a\0\1c"};
        String said = String.join("", all);
        String head = "\0\22zigbee2mqtt/said/y" + (char) said.length() + said;
        try (RawClient sender = listening("said", 1, "")) {
            sender.next();
            sender.send(PUBLISH | 1, head + "hello");
            assertThat(latin(sender.next())).contains(all).endsWith("hello");
            subscribe(sender, "zigbee2mqtt/said/+", 1, "");
            sender.next();
            assertThat(latin(sender.next())).as("what is kept").contains(all).endsWith("hello");
            sender.send(PUBLISH | 1, "\0\22zigbee2mqtt/said/y\0");
        }
        for (String wrong : new String[] {"\2\1\2", "\4\10\0\1#", "\2\13\1"}) {
            try (RawClient client = listening("wrong", 1, "")) {
                client.next();
                client.send(PUBLISH, "\0\22zigbee2mqtt/said/y" + wrong);
                assertThat(client.next()).as("protocol error").startsWith(0xE0, 0x82);
            }
        }
    }

    /** Connects with a will on the lamp after this delay, for a session of a minute. */
    private static RawClient withWill(String word, int delay, int cleanStart) throws Exception {
        String will = "\5\30\0\0\0" + (char) delay + "\0\24" + RELAYED + "\0" + (char) word.length() + word;
        RawClient client = raw("\0\4MQTT\5" + (char) (4 | cleanStart) + "\0\0\5\21\0\0\0\74\0\3" + word + will);
        assertThat(client.next()).startsWith(0x20);
        return client;
    }

    @Test
    void tellsALastWillWhenItsDelayIsOverUnlessTheClientIsBack() throws Exception {
        try (Client listener = client("heir").connect("admin", TOKEN).subscribe("zigbee2mqtt/lamp/set")) {
            withWill("wb1", 60, 2).close();
            withWill("wg1", 60, 2).send(DISCONNECT, "\0\0").close();
            withWill("wl1", 1, 2).send(DISCONNECT, "\4\0").close();
            withWill("wc1", 60, 2).close();
            withWill("wn1", 0, 2).close();
            await().until(() -> words(listener).contains("wn1"));
            assertThat(words(listener)).as("the others are waited for").doesNotContain("wb1", "wg1", "wc1");
            RawClient back = withWill("wb1", 1, 0);
            RawClient anew = withWill("wc1", 60, 2);
            await().until(() -> words(listener).contains("wc1"));
            back.close();
            await().until(() -> words(listener).size() == 4);
            assertThat(words(listener)).containsExactlyInAnyOrder("wn1", "wc1", "wl1", "wb1");
            anew.send(DISCONNECT, "\0\0").close();
        }
    }

    private static List<String> words(Client client) {
        return client.heard.stream()
                .map(Client.Heard::payload)
                .filter(word -> word.startsWith("w"))
                .toList();
    }

    @Test
    void whatItToldOnIsToldWithWhatIsLeftOfItsTime() throws Exception {
        String connect = "\0\4MQTT\5\0\0\0\10\21\0\0\0\74\41\0\1\0\4late";
        try (RawClient late = raw(connect)) {
            late.next();
            assertThat(subscribe(late, "zigbee2mqtt/#", 1, "").next()).startsWith(0x90);
        }
        try (RawClient sender = raw("\0\4MQTT\5\2\0\0\0\0\6sender")) {
            sender.next();
            String topic = "\0\24" + RELAYED;
            sender.send(PUBLISH, topic + "\5\2\0\0\0\1short").send(PUBLISH, topic + "\5\2\0\0\0\74first");
            sender.send(PUBLISH, topic + "\0second").send(PUBLISH | 2, topic + "\0\1\3\43\0\1alias");
            assertThat(sender.next()).as("no topic alias was offered").startsWith(0xE0, 0x94);
        }
        Thread.sleep(1_100);
        try (RawClient late = raw(connect)) {
            assertThat(late.next()).as("session present").startsWith(0x20, 1);
            assertThat(latin(late.next())).matches("(?s).*\\x05\\x02\\x00\\x00\\x00[\\x10-\\x3b]first");
            late.send(PUBACK, "\0\1");
            assertThat(latin(late.next()))
                    .as("after the first is acknowledged, since it takes one at a time")
                    .endsWith("\0second");
        }
    }
}
