// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.domain.Alarm;
import care.lares.notify.AlarmJson;
import care.lares.notify.Directory;
import care.lares.notify.webhook.Answer.Failed;
import care.lares.notify.webhook.Answer.Refused;
import care.lares.notify.webhook.Answer.ShutOut;
import care.lares.notify.webhook.Answer.Taken;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class HttpSenderTest {
    private static final byte[] SECRET = "not-a-real-secret-0123".getBytes(StandardCharsets.UTF_8);
    private static final String HEX = HexFormat.of().formatHex(SECRET);
    private static final Instant NOW = Instant.parse("2026-11-25T04:00:00Z");
    private static final Directory NOBODY = Directory.nameless("Haus Abendrot");

    private final Alarm alarm = alarm();
    private FakeReceiver receiver;
    private HttpSender sender;
    private volatile boolean uplink = true;

    private static Alarm alarm() {
        Desk desk = new Desk();
        desk.press("pendant-1");
        return desk.sos();
    }

    @BeforeEach
    void open() throws IOException {
        receiver = new FakeReceiver();
        sender = new HttpSender(new AlarmJson(NOBODY)::of, new AlarmJson(NOBODY)::folded, () -> NOW, () -> uplink);
    }

    @AfterEach
    void close() throws IOException {
        sender.close();
        receiver.close();
    }

    private Answer send() throws Exception {
        return send(receiver.url());
    }

    private Answer send(URI url) throws Exception {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        sender.send(new WebhookTarget("night-desk", url, HEX), Message.of(alarm, alarm.id() + "-1"), answer::complete);
        return answer.get(60, TimeUnit.SECONDS);
    }

    @Test
    void aMessageIsTheAlarmSignedAndNamed() throws Exception {
        assertThat(send()).isInstanceOf(Taken.class);
        FakeReceiver.Message message = receiver.messages.get(0);
        assertThat(message.headers()).containsEntry("content-type", "application/json");
        assertThat(message.key()).isEqualTo(alarm.id() + "-1");
        assertThat(message.headers().get("lares-signature")).isEqualTo(Signature.of(SECRET, NOW, message.body()));
        assertThat(message.body()).isEqualTo(new AlarmJson(NOBODY).of(alarm));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void everySuccessIsAReceipt(int status) throws Exception {
        receiver.manner = FakeReceiver.status(status);
        assertThat(send()).isInstanceOf(Taken.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 410, 412, 413, 415, 422, 451})
    void whatTheReceiverWillNeverTakeIsRefused(int status) throws Exception {
        receiver.manner = FakeReceiver.status(status);
        assertThat(send())
                .isInstanceOf(Refused.class)
                .extracting(Object::toString)
                .asString()
                .contains("" + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 405, 421})
    void whatTheReceiverTakesByAnotherWayIsTriedAgain(int status) throws Exception {
        receiver.manner = FakeReceiver.status(status);
        assertThat(send()).isEqualTo(new ShutOut("the receiver does not let the gateway in there (" + status + ")"));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 423, 425, 429, 500, 502, 503, 504, 599})
    void whatTheReceiverMayTakeLaterIsTriedAgain(int status) throws Exception {
        receiver.manner = FakeReceiver.status(status);
        assertThat(send()).isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsAreNotFollowed(int status) throws Exception {
        try (FakeReceiver elsewhere = new FakeReceiver()) {
            receiver.manner = FakeReceiver.status(status, "Location: " + elsewhere.url());
            assertThat(send()).isInstanceOf(Failed.class);
            assertThat(elsewhere.messages).isEmpty();
        }
    }

    @Test
    void theTimeTheReceiverAsksForIsRead() throws Exception {
        receiver.manner = FakeReceiver.status(503, "Retry-After: 17");
        assertThat(((Failed) send()).retryAfter()).contains(Duration.ofSeconds(17));
        receiver.manner = FakeReceiver.status(429, "Retry-After: Wed, 25 Nov 2026 04:00:30 GMT");
        assertThat(((Failed) send()).retryAfter()).contains(Duration.ofSeconds(30));
        receiver.manner = FakeReceiver.status(503, "Retry-After: soon");
        assertThat(((Failed) send()).retryAfter()).isEmpty();
    }

    @Test
    void brokenConnectionsAndGarbageAreTriedAgain() throws Exception {
        for (FakeReceiver.Manner manner :
                List.of(FakeReceiver.GARBAGE, FakeReceiver.HANGS_UP, FakeReceiver.HANGS_UP_AT_ONCE)) {
            receiver.manner = manner;
            assertThat(send()).isInstanceOf(Failed.class);
        }
        receiver.close();
        await("once the connections that were left have broken")
                .untilAsserted(() -> assertThat(send()).isEqualTo(Failed.of("no connection")));
        assertThat(send(URI.create("http://nobody.invalid/"))).isInstanceOf(Failed.class);
    }

    @Test
    void aReceiverThatHangsIsGivenUpInTimeAndDelaysNobodyElse() throws Exception {
        List<CompletableFuture<Answer>> hanging = new ArrayList<>();
        try (FakeReceiver deaf = new FakeReceiver();
                FakeReceiver stalled = new FakeReceiver()) {
            deaf.manner = FakeReceiver.DOES_NOT_EVEN_READ;
            stalled.manner = FakeReceiver.STALLS;
            for (FakeReceiver one : List.of(deaf, stalled, deaf, stalled)) {
                CompletableFuture<Answer> answer = new CompletableFuture<>();
                hanging.add(answer);
                sender.send(new WebhookTarget("x", one.url(), HEX), Message.of(alarm, "k"), answer::complete);
            }
            assertThat(send()).isInstanceOf(Taken.class);
            assertThat(hanging).as("given up after 10 s; nobody waits for that").noneMatch(CompletableFuture::isDone);
            for (CompletableFuture<Answer> answer : hanging) {
                assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(Failed.of("no answer within 10 s"));
            }
        }
    }

    @Test
    void aReceiverThatTakesItAndTalksForEverHasTakenIt() throws Exception {
        receiver.manner = FakeReceiver.TAKES_AND_TALKS_FOR_EVER;
        assertThat(send()).isInstanceOf(Taken.class);
    }

    @Test
    void nothingLeavesWhileTheUplinkIsDown() throws Exception {
        uplink = false;
        assertThat(send()).isEqualTo(Failed.of("the uplink is down"));
        uplink = true;
        assertThat(send()).isInstanceOf(Taken.class);
        assertThat(receiver.messages).hasSize(1);
    }

    @Test
    void aReceiverThatCannotProveWhoItIsGetsNothing(@TempDir Path dir) throws Exception {
        try (SSLServerSocket impostor = impostor(dir)) {
            Thread thread = new Thread(() -> shakeHands(impostor));
            thread.setDaemon(true);
            thread.start();
            URI url = URI.create("https://127.0.0.1:" + impostor.getLocalPort() + "/");
            assertThat(send(url)).isEqualTo(Failed.of("the receiver cannot prove who it is, or does not encrypt"));
        }
    }

    private static void shakeHands(SSLServerSocket impostor) {
        try {
            impostor.accept().getInputStream().read();
        } catch (IOException refusedByTheGateway) {
            assertThat(refusedByTheGateway).isNotNull();
        }
    }

    private static SSLServerSocket impostor(Path dir) throws Exception {
        Path keys = dir.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        keys.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance(keys.toFile(), "changeit".toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress());
    }
}
