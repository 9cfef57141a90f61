// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.app.Gateway;
import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import care.lares.ingest.mqtt.Client;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapHandler;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real gateway, real clients, real sockets. */
class CoapIT {
    private static final String TOKEN = "admin-token-of-this-test";
    private static final String PSK = "the-key-of-this-test";
    private static final long PATIENCE_MILLIS = 120_000;
    private static final int NATIVE = 50;
    private static final int SENML = 110;
    private static final int TEXT = MediaTypeRegistry.TEXT_PLAIN;
    private static final int BYTES = MediaTypeRegistry.APPLICATION_OCTET_STREAM;
    private static final int SENML_CBOR = 112;
    private static final String HEART_RATE = "{\"kind\":\"heart_rate\",\"value\":72}";

    @TempDir
    Path data;

    private final Configuration config = CoapSettings.configuration();
    private Gateway gateway;
    private CoapEndpoint endpoint;
    private Client watch;

    @BeforeEach
    void start() throws Exception {
        gateway = started();
        watch = new Client(gateway.mqttPort(), "watch").connect("watch", TOKEN).subscribe("lares/v1/#");
        endpoint = CoapEndpoint.builder().setConfiguration(config).build();
        endpoint.start();
    }

    @AfterEach
    void stop() throws Exception {
        endpoint.destroy();
        watch.vanish();
        stop(gateway);
    }

    private Gateway started() throws Exception {
        return Gateway.start(Settings.dev(data, DevPorts.ANY, new Development(TOKEN, PSK)))
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    private static void stop(Gateway running) throws Exception {
        running.stop().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private CoapClient client(String path) {
        return new CoapClient("coap://127.0.0.1:" + gateway.coapPort() + path)
                .setEndpoint(endpoint)
                .setTimeout(PATIENCE_MILLIS);
    }

    private CoapResponse post(String path, String payload, int format) throws Exception {
        return client(path).post(payload, format);
    }

    private Set<String> alarms(String part) {
        return watch.heard.stream()
                .filter(heard -> heard.topic().startsWith("lares/v1/alarms/"))
                .filter(heard -> heard.payload().contains(part))
                .map(Client.Heard::topic)
                .collect(Collectors.toSet());
    }

    private String callOf(String device) {
        String part = "\"device\":\"" + device + "\"";
        await().until(() -> alarms(part).size() == 1);
        return alarms(part).iterator().next();
    }

    private void act(String topic, String action) throws Exception {
        assertThat(watch.publish(
                        topic + "/act", "{\"by\":\"carla\",\"action\":\"" + action + "\",\"outcome\":\"helped\"}"))
                .isZero();
    }

    @Test
    void takesReadingsInBothFormats() throws Exception {
        assertThat(post("/v1/readings?ep=wrist-1", HEART_RATE, NATIVE).getCode())
                .isEqualTo(ResponseCode.CHANGED);
        assertThat(post("/v1/readings?ep=wrist-1", "[{\"n\":\"hr\",\"v\":72}]", SENML)
                        .getCode())
                .isEqualTo(ResponseCode.CHANGED);
    }

    @Test
    void takesBytesOfBluetoothByThemselvesAndInCbor() throws Exception {
        byte[] pack = HexFormat.of().parseHex("81a20064326133370842064a");
        assertThat(client("/v1/readings?ep=wrist-1").post(pack, SENML_CBOR).getCode())
                .isEqualTo(ResponseCode.CHANGED);
        byte[] pulse = {0x06, 0x49};
        assertThat(client("/v1/gatt/2a37?ep=wrist-1").post(pulse, BYTES).getCode())
                .isEqualTo(ResponseCode.CHANGED);
        CoapResponse cut = client("/v1/gatt/2a37?ep=wrist-1").post(new byte[] {6}, BYTES);
        assertThat(cut.getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(cut.getResponseText()).contains("2a37 is cut short");
        assertThat(post("/v1/gatt/2a37?ep=wrist-1", "x", TEXT).getCode())
                .isEqualTo(ResponseCode.UNSUPPORTED_CONTENT_FORMAT);
        assertThat(post("/v1/gatt/readings?ep=wrist-1", "x", BYTES).getCode()).isEqualTo(ResponseCode.NOT_FOUND);
    }

    @Test
    void saysWhatIsWrongAndWhatIsAccepted() throws Exception {
        CoapResponse empty = post("/v1/readings?ep=wrist-1", "[]", SENML);
        assertThat(empty.getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(empty.getResponseText()).contains("send an array of records");
        CoapResponse text = post("/v1/readings?ep=wrist-1", "x", TEXT);
        assertThat(text.getCode()).isEqualTo(ResponseCode.UNSUPPORTED_CONTENT_FORMAT);
        assertThat(text.getResponseText()).contains("110", "112");
        CoapResponse nameless = post("/v1/readings", HEART_RATE, NATIVE);
        assertThat(nameless.getCode()).isEqualTo(ResponseCode.UNAUTHORIZED);
        assertThat(nameless.getResponseText()).contains("?ep=");
        assertThat(client("/v1/sos?ep=wrist-1").put("", NATIVE).getCode()).isEqualTo(ResponseCode.METHOD_NOT_ALLOWED);
        assertThat(client("/v1/nothing").get().getCode()).isEqualTo(ResponseCode.NOT_FOUND);
    }

    @Test
    void takesALargeMessageInBlocksAndRefusesOneThatIsTooLarge() throws Exception {
        config.set(org.eclipse.californium.core.config.CoapConfig.MAX_RESOURCE_BODY_SIZE, 200_000);
        String many = IntStream.range(0, 500)
                .mapToObj(i -> "{\"kind\":\"steps\",\"value\":" + i + "}")
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(post("/v1/readings?ep=wrist-1", many, NATIVE).getCode()).isEqualTo(ResponseCode.CHANGED);

        CoapResponse refused = post("/v1/readings?ep=wrist-1", " ".repeat(70_000), NATIVE);
        assertThat(refused.getCode()).isEqualTo(ResponseCode.REQUEST_ENTITY_TOO_LARGE);
        assertThat(refused.getOptions().getSize1()).isEqualTo(CoapLimits.MAX_BODY);

        try (RawCoap careless = new RawCoap(gateway.coapPort())) {
            String long4500 = HEART_RATE + " ".repeat(4_500);
            assertThat(careless.ask(RawCoap.post(1, 1, "v1/readings", "wrist-1", long4500)))
                    .isEqualTo("4.13");
            assertThat(careless.ask(RawCoap.post(2, 2, "v1/readings", "wrist-1", HEART_RATE)))
                    .isEqualTo("2.04");
            String announced = HexFormat.of().formatHex(RawCoap.post(3, 3, "v1/readings", "wrist-1", ""));
            byte[] whole = HexFormat.of().parseHex(announced + "c10ed414ffffffffff" + "20".repeat(1_024));
            assertThat(careless.ask(whole)).isEqualTo("4.13");
        }
    }

    @Test
    void saysWhatItDoesNotHeedThatASenderInsistsOn() throws Exception {
        Request conditional = Request.newPost().setURI("coap://127.0.0.1:" + gateway.coapPort() + "/v1/sos?ep=p-1");
        conditional.getOptions().setIfNoneMatch(true);
        CoapResponse refused = client("/v1/sos?ep=p-1").advanced(conditional);
        assertThat(refused.getCode()).isEqualTo(ResponseCode.BAD_OPTION);
        assertThat(refused.getResponseText()).contains("5");
        Request proxied = Request.newPost().setURI("coap://127.0.0.1:" + gateway.coapPort() + "/v1/sos?ep=p-1");
        proxied.getOptions().setProxyScheme("http");
        assertThat(client("/v1/sos?ep=p-1").advanced(proxied).getCode()).isEqualTo(ResponseCode.PROXY_NOT_SUPPORTED);
    }

    @Test
    void takesWhatNeedsNoConfirmation() throws Exception {
        Request request = Request.newPost().setURI("coap://127.0.0.1:" + gateway.coapPort() + "/v1/sos?ep=pendant-1");
        request.setConfirmable(false);
        CoapResponse answer = client("/v1/sos").advanced(request);

        assertThat(answer.getCode()).isEqualTo(ResponseCode.CHANGED);
        assertThat(answer.advanced().isConfirmable()).isFalse();
        callOf("pendant-1");
    }

    @Test
    void tellsTheCallerHowFarHelpHasCome() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        client("/v1/feedback?ep=pendant-1").observe(new CoapHandler() {
            @Override
            public void onLoad(CoapResponse response) {
                told.add(response.getResponseText());
            }

            @Override
            public void onError() {
                told.add("error");
            }
        });
        await().until(() -> told.equals(List.of("")));
        assertThat(post("/v1/sos?ep=pendant-1", "", 0).getCode()).isEqualTo(ResponseCode.CHANGED);
        String topic = callOf("pendant-1");
        awaitTold("received", told);
        act(topic, "acknowledge");
        awaitTold("acknowledged", told);
        act(topic, "accept");
        awaitTold("coming", told);
        act(topic, "end");
        awaitTold("ended", told);
        assertThat(client("/v1/feedback?ep=pendant-2").get().getResponseText()).isEmpty();
    }

    @Test
    void letsOneDeviceWatchFromSoManyPlacesOnlyAndAnswersItBeyond() throws Exception {
        for (int i = 0; i <= CoapLimits.OBSERVERS_OF_DEVICE; i++) {
            assertThat(isWatching("pendant-1")).as("%d", i).isEqualTo(i < CoapLimits.OBSERVERS_OF_DEVICE);
        }
        assertThat(isWatching("pendant-2")).isTrue();
    }

    private boolean isWatching(String device) throws Exception {
        Request watch = Request.newGet().setURI("coap://127.0.0.1:" + gateway.coapPort() + "/v1/feedback?ep=" + device);
        CoapResponse answer = client("/v1/feedback").advanced(watch.setObserve());
        assertThat(answer.getCode()).isEqualTo(ResponseCode.CONTENT);
        return answer.getOptions().hasObserve();
    }

    private static void awaitTold(String word, List<String> told) {
        await().until(() -> word.equals(told.get(told.size() - 1)));
    }

    @Test
    void knowsARepetitionByMessageIdAndTokenTogether() throws Exception {
        try (RawCoap button = new RawCoap(gateway.coapPort())) {
            byte[] press = RawCoap.post(7, 1, "v1/sos", "pendant-1", "");
            assertThat(button.ask(press)).isEqualTo("2.04");
            String topic = callOf("pendant-1");
            assertThat(button.ask(press)).isEqualTo("2.04");
            assertThat(count(topic, "\"count\":2")).isZero();

            byte[] samePressNumber = RawCoap.post(7, 2, "v1/sos", "pendant-1", "");
            assertThat(button.ask(samePressNumber)).isEqualTo("2.04");
            await().until(() -> count(topic, "\"count\":2") > 0);
            assertThat(button.ask(RawCoap.post(8, 2, "v1/sos", "pendant-1", "")))
                    .isEqualTo("2.04");
            await().until(() -> count(topic, "\"count\":3") > 0);
        }
    }

    private long count(String topic, String part) {
        return watch.heard.stream()
                .filter(heard -> heard.topic().equals(topic) && heard.payload().contains(part))
                .count();
    }

    @Test
    void makesACallThatIsRepeatedToARestartedGatewayTheSameAlarm() throws Exception {
        byte[] press = RawCoap.post(7, 1, "v1/sos", "pendant-1", "");
        try (RawCoap button = new RawCoap(gateway.coapPort())) {
            assertThat(button.ask(press)).isEqualTo("2.04");
            String topic = callOf("pendant-1");
            watch.vanish();
            stop(gateway);
            gateway = started();
            watch = new Client(gateway.mqttPort(), "watch")
                    .connect("watch", TOKEN)
                    .subscribe("lares/v1/#");
            button.turnTo(gateway.coapPort());
            assertThat(button.ask(press)).isEqualTo("2.04");
            assertThat(callOf("pendant-1")).isEqualTo(topic);
        }
        assertThat(client("/v1/feedback?ep=pendant-1").get().getResponseText()).isEqualTo("received");
    }

    @Test
    void tellsTheTimeToDevicesWithoutAClock() throws Exception {
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant told = Instant.parse(client("/v1/time").get().getResponseText());
        assertThat(told).isBetween(before, Instant.now());
        long seconds = Long.parseLong(client("/v1/time?unix").get().getResponseText());
        assertThat(seconds).isBetween(told.getEpochSecond(), Instant.now().getEpochSecond());
        assertThat(client("/v1/time?trusted").get().getResponseText()).isEqualTo("true");
    }

    @Test
    void tellsAClientThatTakesNoTextThatThereIsNoOther() throws Exception {
        CoapResponse answer = client("/v1/time").get(MediaTypeRegistry.APPLICATION_CBOR);
        assertThat(answer.getCode()).isEqualTo(ResponseCode.NOT_ACCEPTABLE);
        assertThat(client("/v1/time").get(MediaTypeRegistry.TEXT_PLAIN).getCode())
                .isEqualTo(ResponseCode.CONTENT);
    }

    @Test
    void listsWhatThereIs() throws Exception {
        assertThat(client("/.well-known/core").get().getResponseText())
                .contains("</v1/readings>;ct=\"50 110 112\"", "</v1/sos>", "</v1/time>", "</v1/feedback>;obs");
    }

    @Test
    void believesADeviceOverDtlsThatHasTheKey() throws Exception {
        CoapEndpoint pendant = dtls("pendant-3", PSK);
        CoapResponse answer = new CoapClient("coaps://127.0.0.1:" + gateway.coapsPort() + "/v1/sos?ep=pendant-4")
                .setEndpoint(pendant)
                .setTimeout(PATIENCE_MILLIS)
                .post("", 0);
        assertThat(answer.getCode()).isEqualTo(ResponseCode.CHANGED);
        callOf("pendant-3");
        assertThat(alarms("\"device\":\"pendant-4\"")).isEmpty();
        pendant.destroy();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pendant-3 with-a-wrong-key", "no/device the-key-of-this-test"})
    void storesNothingForAWrongKeyOrIdentity(String identityAndKey) throws Exception {
        String[] parts = identityAndKey.split(" ", 2);
        CoapEndpoint stranger = dtls(parts[0], parts[1]);
        CoapClient client = new CoapClient("coaps://127.0.0.1:" + gateway.coapsPort() + "/v1/sos")
                .setEndpoint(stranger)
                .setTimeout(1_500L);
        try {
            assertThat(client.post("", 0)).isNull();
        } catch (org.eclipse.californium.elements.exception.ConnectorException refused) {
            assertThat(refused).isNotNull();
        }
        assertThat(alarms("\"kind\":\"sos\"")).isEmpty();
        stranger.destroy();
    }

    private CoapEndpoint dtls(String identity, String key) throws Exception {
        Configuration client = new Configuration(config).set(DtlsConfig.DTLS_ROLE, DtlsConfig.DtlsRole.CLIENT_ONLY);
        DtlsConnectorConfig connector = DtlsConnectorConfig.builder(client)
                .setAddress(new InetSocketAddress("127.0.0.1", 0))
                .setAdvancedPskStore(new AdvancedSinglePskStore(identity, key.getBytes(StandardCharsets.UTF_8)))
                .build();
        CoapEndpoint made = CoapEndpoint.builder()
                .setConfiguration(client)
                .setConnector(new DTLSConnector(connector))
                .build();
        made.start();
        return made;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void servesOnWhateverRubbishComesIn(long seed) throws Exception {
        Random random = new Random(seed);
        try (RawCoap hostile = new RawCoap(gateway.coapPort());
                RawCoap unfinished = new RawCoap(gateway.coapsPort())) {
            byte[] good = RawCoap.post(9, 1, "v1/readings", "wrist-1", HEART_RATE);
            for (int i = 0; i < 2_000; i++) {
                byte[] rubbish = i % 3 == 0 ? random(random) : mutated(good, random);
                hostile.send(rubbish);
                unfinished.send(rubbish);
            }
        }
        try (RawCoap honest = new RawCoap(gateway.coapPort())) {
            assertThat(honest.ask(RawCoap.post(1, 1, "v1/sos", "pendant-1", "")))
                    .as("seed %d", seed)
                    .isEqualTo("2.04");
        }
        await().alias("seed " + seed)
                .until(() -> !alarms("\"device\":\"pendant-1\"").isEmpty());
    }

    private static byte[] random(Random random) {
        byte[] bytes = new byte[random.nextInt(1_400)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] mutated(byte[] good, Random random) {
        byte[] bytes = java.util.Arrays.copyOf(good, 1 + random.nextInt(good.length));
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }
}
