// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.sim.gateway.LaresCommand;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway process and the simulated centre, each with a certificate: impostors stand where the centre should, one after
 * another, and are told nothing; a call waits, and is told to the centre itself.
 */
class CentreTlsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path keys;

    private static TestCertificates house;
    private static TestCertificates strangers;

    private final LaresCommand lares = new LaresCommand(Path.of(System.getProperty("lares.root"), "lares"));

    @TempDir
    private Path directory;

    @BeforeAll
    static void makeCertificates() throws Exception {
        house = new TestCertificates(keys.resolve("house"))
                .and("centre")
                .expired("old")
                .elsewhere("elsewhere")
                .and("gateway");
        strangers = new TestCertificates(keys.resolve("strangers")).and("centre");
    }

    @Test
    void onlyTheCentreItselfIsToldAndTheReasonIsSaid() throws Exception {
        int port = freePort();
        try (TestHouse gateway = TestHouse.start(lares, directory, """
                centre: {name: county, url: "https://127.0.0.1:%d", heartbeat: 5s, ca-file: "%s",
                         client-cert-file: "%s", client-key-file: "%s"}
                """.formatted(
                        port, house.ca(), house.certificate("gateway"), house.key("gateway")))) {
            gateway.tell(TestHouse.PENDANT, "{\"kind\":\"sos\",\"value\":true}");
            toldNothing(gateway, port, strangers, "centre", "signed by nobody whom centre.ca-file names");
            toldNothing(gateway, port, house, "old", "its certificate has expired");
            toldNothing(gateway, port, house, "elsewhere", "for another name than that in centre.url");
            try (TestCentreProcess centre = centre(port, house, "centre", house)) {
                await().atMost(PATIENCE)
                        .until(() -> centre.held("Communication"), held -> held.contains(TestHouse.ALLERGY));
                // Told by the next heartbeat, which comes after the call.
                await().atMost(PATIENCE)
                        .until(
                                () -> gateway.sync().path("centre"),
                                said -> said.path("state").asText().equals("up")
                                        && said.path("trouble").isNull());
            }
        }
    }

    @Test
    void aGatewayThatCannotProveWhoItIsTellsNothingAndSaysWhy() throws Exception {
        try (TestCentreProcess centre = centre(0, house, "centre", strangers);
                TestHouse unnamed = TestHouse.start(lares, directory, """
                        centre: {name: county, url: "%s", heartbeat: 5s, ca-file: "%s"}
                        """.formatted(centre.url(), house.ca()))) {
            unnamed.tell(TestHouse.PENDANT, "{\"kind\":\"sos\",\"value\":true}");
            await().atMost(PATIENCE)
                    .until(() -> trouble(unnamed), said -> said.contains("does not let the gateway in there (401)"));
            assertThat(centre.held("Communication")).doesNotContain(TestHouse.ALLERGY);
        }
    }

    private void toldNothing(TestHouse gateway, int port, TestCertificates authority, String who, String reason)
            throws Exception {
        try (TestCentreProcess impostor = centre(port, authority, who, house)) {
            await().atMost(PATIENCE).until(() -> trouble(gateway), said -> said.contains(reason));
            assertThat(gateway.lane("alarms").path("delivered").asLong()).isZero();
            assertThat(impostor.port()).isEqualTo(port);
        }
    }

    private static String trouble(TestHouse gateway) throws Exception {
        return gateway.sync().path("centre").path("trouble").asText();
    }

    private TestCentreProcess centre(int port, TestCertificates authority, String who, TestCertificates clients)
            throws Exception {
        HttpClient client =
                HttpClient.newBuilder().sslContext(trusting(authority)).build();
        return TestCentreProcess.start(
                lares,
                directory,
                client,
                "--http",
                Integer.toString(port),
                "--tls-cert",
                authority.certificate(who).toString(),
                "--tls-key",
                authority.key(who).toString(),
                "--client-ca",
                clients.ca().toString());
    }

    private static SSLContext trusting(TestCertificates authority) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var in = java.nio.file.Files.newInputStream(authority.ca())) {
            Certificate ca = CertificateFactory.getInstance("X.509").generateCertificate(in);
            store.setCertificateEntry("ca", ca);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
