// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS from PEM files.
 *
 * @param certificates ours, and those above it
 * @param key its private key, PKCS #8
 * @param clients who may sign certificates gateways log in with; empty: none does
 */
record TlsFiles(Path certificates, Path key, Optional<Path> clients) {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");
    private static final char[] UNUSED = new char[0];

    SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore own = empty();
        own.setKeyEntry(
                "centre", privateKey(), UNUSED, certificates(certificates).toArray(Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, UNUSED);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust(), null);
        return context;
    }

    /** Without a file nobody is trusted, least of all everyone the machine trusts. */
    private TrustManager[] trust() throws IOException, GeneralSecurityException {
        KeyStore trusted = empty();
        if (clients.isEmpty()) {
            return new TrustManager[0];
        }
        int number = 0;
        for (Certificate certificate : certificates(clients.get())) {
            trusted.setCertificateEntry("client-ca-" + number++, certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust.getTrustManagers();
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, UNUSED);
        return store;
    }

    private static List<Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
        }
    }

    private PrivateKey privateKey() throws IOException, GeneralSecurityException {
        Matcher pem = KEY.matcher(Files.readString(key, US_ASCII));
        if (!pem.find()) {
            throw new GeneralSecurityException(key + " holds no PEM 'PRIVATE KEY' (PKCS #8)");
        }
        var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
        for (String algorithm : ALGORITHMS) {
            Optional<PrivateKey> read = read(encoded, algorithm);
            if (read.isPresent()) {
                return read.get();
            }
        }
        throw new GeneralSecurityException(key + " is no key of " + String.join(", ", ALGORITHMS));
    }

    private static Optional<PrivateKey> read(PKCS8EncodedKeySpec encoded, String algorithm) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(encoded));
        } catch (GeneralSecurityException e) {
            return Optional.empty(); // Another algorithm's; there are more to try.
        }
    }
}
