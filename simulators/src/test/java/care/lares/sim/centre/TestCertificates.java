// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate authority of a test: who it is, and whom it vouches for, as PEM files. */
final class TestCertificates {
    private static final String PASSWORD = "not-a-secret";
    private static final String THIS_MACHINE = "san=ip:127.0.0.1";

    private final Path folder;
    private final Path store;

    /** A new authority, which keeps its files there. */
    TestCertificates(Path folder) throws Exception {
        this.folder = Files.createDirectories(folder);
        this.store = folder.resolve("all.p12");
        keytool("-alias", "ca", "-dname", "CN=ca", "-ext", "bc:c", "-validity", "30");
        export("ca");
    }

    /** Vouches for somebody at this machine. */
    TestCertificates and(String name) throws Exception {
        return and(name, THIS_MACHINE, "-validity", "30");
    }

    /** Vouched for somebody at this machine, until yesterday. */
    TestCertificates expired(String name) throws Exception {
        return and(name, THIS_MACHINE, "-startdate", "-10d", "-validity", "9");
    }

    /** Vouches for somebody elsewhere. */
    TestCertificates elsewhere(String name) throws Exception {
        return and(name, "san=dns:elsewhere.example", "-validity", "30");
    }

    private TestCertificates and(String name, String where, String... valid) throws Exception {
        List<String> options =
                new ArrayList<>(List.of("-alias", name, "-dname", "CN=" + name, "-ext", where, "-signer", "ca"));
        options.addAll(List.of(valid));
        keytool(options.toArray(String[]::new));
        export(name);
        return this;
    }

    Path ca() {
        return certificate("ca");
    }

    Path certificate(String name) {
        return folder.resolve(name + ".crt");
    }

    Path key(String name) {
        return folder.resolve(name + ".key");
    }

    private void keytool(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
    }

    private void export(String name) throws IOException, GeneralSecurityException {
        KeyStore loaded = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            loaded.load(in, PASSWORD.toCharArray());
        }
        Key key = loaded.getKey(name, PASSWORD.toCharArray());
        pem(key(name), "PRIVATE KEY", key.getEncoded());
        pem(certificate(name), "CERTIFICATE", loaded.getCertificate(name).getEncoded());
    }

    private static void pem(Path file, String what, byte[] bytes) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Files.writeString(file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }
}
