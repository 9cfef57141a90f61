// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS as somebody, trusting somebody: from PEM files. */
public final class ClientTls {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    /** Of a store in memory, which nobody else reads. */
    private static final char[] NO_PASSWORD = new char[0];

    private static final byte[] PROBE = {1};

    private ClientTls() {}

    /**
     * A certificate and its key.
     *
     * @param certFile the certificate and those that lead to the one the other side trusts, PEM
     * @param keyFile its key, PEM, PKCS #8
     */
    public record Login(Path certFile, Path keyFile) {}

    /**
     * Reads what it takes.
     *
     * @param trusted the file with the certificates to trust; empty: those this machine trusts
     * @param login who to log in as; empty: nobody
     * @throws UnusableTlsException when a file cannot be used; its message says which and why
     */
    public static SSLContext of(Optional<Path> trusted, Optional<Login> login) throws UnusableTlsException {
        TrustManager @Nullable [] trust = trusted.isPresent() ? trust(trusted.get()) : null;
        KeyManager @Nullable [] keys = login.isPresent() ? keys(login.get()) : null;
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no TLS", impossible);
        }
    }

    private static TrustManager[] trust(Path file) throws UnusableTlsException {
        try {
            KeyStore store = emptyStore();
            int number = 0;
            for (Certificate certificate : certificates(file)) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new UnusableTlsException(file, "holds certificates that cannot be used", e);
        }
    }

    private static KeyManager[] keys(Login login) throws UnusableTlsException {
        Collection<? extends Certificate> chain = certificates(login.certFile());
        PrivateKey key = key(login.keyFile());
        if (!isOf(chain.iterator().next().getPublicKey(), key)) {
            throw new UnusableTlsException(login.certFile(), "does not belong to the key beside it", null);
        }
        try {
            KeyStore store = emptyStore();
            store.setKeyEntry("login", key, NO_PASSWORD, chain.toArray(new Certificate[0]));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new UnusableTlsException(login.certFile(), "cannot be used with the key beside it", e);
        }
    }

    /** Whether what the key signs is proved by the certificate. */
    private static boolean isOf(PublicKey certified, PrivateKey key) {
        String hash = key.getAlgorithm().startsWith("Ed") ? "" : "SHA256with";
        String algorithm = key.getAlgorithm().equals("EC") ? "ECDSA" : key.getAlgorithm();
        try {
            Signature signature = Signature.getInstance(hash + algorithm);
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException anotherKind) {
            return false;
        }
    }

    private static Collection<? extends Certificate> certificates(Path file) throws UnusableTlsException {
        try {
            Collection<? extends Certificate> all = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
            if (all.isEmpty()) {
                throw new UnusableTlsException(file, "holds no certificate", null);
            }
            return all;
        } catch (IOException e) {
            throw new UnusableTlsException(file, "cannot be read", e);
        } catch (CertificateException e) {
            throw new UnusableTlsException(file, "holds no PEM certificates", e);
        }
    }

    private static PrivateKey key(Path file) throws UnusableTlsException {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UnusableTlsException(file, "cannot be read", e);
        }
        Matcher pem = KEY.matcher(text);
        if (!pem.find()) {
            throw new UnusableTlsException(
                    file,
                    "holds no key of the form PKCS #8 without password: convert it with 'openssl pkcs8 -topk8 -nocrypt'",
                    null);
        }
        byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
        return Stream.of("EC", "RSA", "Ed25519")
                .flatMap(algorithm -> key(algorithm, encoded).stream())
                .findFirst()
                .orElseThrow(() ->
                        new UnusableTlsException(file, "holds a key that is neither RSA nor EC nor Ed25519", null));
    }

    /** The key, if it is one of this algorithm. */
    private static Optional<PrivateKey> key(String algorithm, byte[] encoded) {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException anotherOne) {
            return Optional.empty();
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
