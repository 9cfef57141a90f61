// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.journal.Lane;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both sides prove who they are, or nothing is told. */
class ClientTlsTest {
    private static final String PASSWORD = "not-a-secret";

    @TempDir
    static Path keys;

    @TempDir
    Path data;

    @BeforeAll
    static void makeKeys() throws Exception {
        identity("centre", "EC");
        identity("gateway", "RSA");
        identity("stranger", "EC");
    }

    @Test
    void aCallReachesACentreThatAsksForACertificate() throws Exception {
        try (TestCentre centre = TestCentre.mutual(centreTls());
                TestBox box = box(centre, ClientTls.of(Optional.of(cert("centre")), login("gateway")))) {
            box.call(1);
            CentreTest.await(() -> box.lane(Lane.ALARMS).delivered() == 1);
            CentreTest.await(() -> box.centre.status().up());
        }
    }

    @Test
    void nothingIsToldToACentreThatCannotProveWhoItIs() throws Exception {
        try (TestCentre centre = TestCentre.mutual(centreTls());
                TestBox box = box(centre, ClientTls.of(Optional.of(cert("stranger")), login("gateway")))) {
            box.call(1);
            CentreTest.await(() -> box.news.stream().anyMatch(news -> news.contains("cannot prove who it is")));
            assertThat(centre.order).isEmpty();
        }
    }

    @Test
    void nothingIsTakenFromAGatewayThatCannotProveWhoItIs() throws Exception {
        try (TestCentre centre = TestCentre.mutual(centreTls());
                TestBox box = box(centre, ClientTls.of(Optional.of(cert("centre")), login("stranger")))) {
            box.call(1);
            CentreTest.await(() -> box.news.stream().anyMatch(news -> news.startsWith("silent: ")));
            assertThat(centre.order).isEmpty();
        }
    }

    @Test
    void aFileThatCannotBeUsedIsNamed() throws Exception {
        Path none = data.resolve("none.pem");
        assertThatThrownBy(() -> ClientTls.of(Optional.of(none), Optional.empty()))
                .hasMessage(none + " cannot be read");
        Path rubbish = Files.writeString(data.resolve("rubbish.pem"), "rubbish");
        assertThatThrownBy(() -> ClientTls.of(Optional.of(rubbish), Optional.empty()))
                .isInstanceOf(UnusableTlsException.class)
                .hasMessageStartingWith(rubbish.toString());
        assertThatThrownBy(() ->
                        ClientTls.of(Optional.empty(), Optional.of(new ClientTls.Login(cert("gateway"), rubbish))))
                .hasMessageContaining("openssl pkcs8 -topk8");
        assertThatThrownBy(() -> ClientTls.of(
                        Optional.empty(),
                        Optional.of(new ClientTls.Login(cert("gateway"), keys.resolve("centre.key")))))
                .hasMessageContaining("does not belong to the key");
    }

    private TestBox box(TestCentre centre, SSLContext tls) throws Exception {
        return new TestBox(data, centre.url(), Optional.of(tls), Duration.ofMillis(300), new PlainPacking());
    }

    private static SSLContext centreTls() throws Exception {
        return ClientTls.of(Optional.of(cert("gateway")), login("centre"));
    }

    private static Optional<ClientTls.Login> login(String name) {
        return Optional.of(new ClientTls.Login(cert(name), keys.resolve(name + ".key")));
    }

    private static Path cert(String name) {
        return keys.resolve(name + ".crt");
    }

    /** A key and a certificate signed by itself, as PEM files. */
    private static void identity(String name, String algorithm) throws Exception {
        Path store = keys.resolve(name + ".p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "3650",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        made.getInputStream().readAllBytes();
        assertThat(made.waitFor()).isZero();
        KeyStore loaded = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            loaded.load(in, PASSWORD.toCharArray());
        }
        Key key = loaded.getKey(name, PASSWORD.toCharArray());
        pem(keys.resolve(name + ".key"), "PRIVATE KEY", key.getEncoded());
        pem(cert(name), "CERTIFICATE", loaded.getCertificate(name).getEncoded());
    }

    private static void pem(Path file, String what, byte[] bytes) throws Exception {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Files.writeString(file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }
}
