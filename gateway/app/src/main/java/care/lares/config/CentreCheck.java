// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Refuses a monitoring centre that names, addresses and vital signs could not safely be sent to. */
final class CentreCheck {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final String CERTIFICATES = "a file this user may read, with certificates in PEM";
    private static final String PRIVATE_KEY = "-----BEGIN PRIVATE KEY-----";
    /** Shortest token in characters: 80 random bits as base 32, and no password. */
    private static final int MIN_TOKEN = 16;

    private final YamlDocument document;
    private final List<Fault> faults = new ArrayList<>();

    private CentreCheck(YamlDocument document) {
        this.document = document;
    }

    static List<Fault> faults(YamlDocument document, Optional<MonitoringCentre> centre) {
        CentreCheck check = new CentreCheck(document);
        centre.ifPresent(check::check);
        return check.faults;
    }

    /** What is wrong with an address, in words; empty when vital signs may go there. */
    static Optional<String> fault(String url) {
        URI address;
        try {
            address = URI.create(url);
        } catch (IllegalArgumentException malformed) {
            return Optional.of("is not an address");
        }
        boolean plain = "http".equalsIgnoreCase(address.getScheme());
        if (address.getHost() == null || !(plain || "https".equalsIgnoreCase(address.getScheme()))) {
            return Optional.of("is not an address");
        }
        if (address.getRawUserInfo() != null || address.getRawQuery() != null || address.getRawFragment() != null) {
            return Optional.of("must hold no user name, password, query or fragment");
        }
        return plain && !isLoopback(address)
                ? Optional.of("is not encrypted: whoever is on the way can read names, addresses and vital signs")
                : Optional.empty();
    }

    private static boolean isLoopback(URI address) {
        return LOOPBACK.matcher(String.valueOf(address.getHost())).matches();
    }

    private void check(MonitoringCentre centre) {
        Optional<String> fault = fault(centre.url());
        fault.ifPresent(wrong -> add("url", wrong, "https://…, or http:// to a loopback address"));
        if (fault.isEmpty()
                && centre.summaries().compareTo(MonitoringCentre.HOUR) < 0
                && !isLoopback(URI.create(centre.url()))) {
            add("every", "tells the centre almost each reading: that is no summary", "1h to 24h");
        }
        centre.caFile().ifPresent(file -> certificates("ca-file", file));
        centre.tokenFile().ifPresent(this::token);
        centre.login().ifPresent(login -> {
            certificates("client-cert-file", login.certFile());
            key(login.keyFile());
        });
        JsonNode group = document.root().path("centre");
        boolean cert = !group.path("client-cert-file").isMissingNode();
        boolean key = !group.path("client-key-file").isMissingNode();
        if (cert != key) {
            add(
                    cert ? "client-cert-file" : "client-key-file",
                    "stands alone",
                    "client-cert-file and client-key-file, both or neither");
        }
    }

    private void certificates(String setting, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            if (CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty()) {
                add(setting, "names a file without a certificate", CERTIFICATES);
            }
        } catch (IOException unreadable) {
            add(setting, "names a file that cannot be read", CERTIFICATES);
        } catch (CertificateException malformed) {
            add(setting, "names a file that holds no certificates", CERTIFICATES);
        }
    }

    private void key(Path file) {
        String accepted = "a file this user may read, with a key in PEM, PKCS #8 without password";
        try {
            if (!Files.readString(file, StandardCharsets.ISO_8859_1).contains(PRIVATE_KEY)) {
                add(
                        "client-key-file",
                        "names a file without such a key: convert it with 'openssl pkcs8 -topk8 -nocrypt'",
                        accepted);
            }
        } catch (IOException unreadable) {
            add("client-key-file", "names a file that cannot be read", accepted);
        }
    }

    private void token(Path file) {
        String accepted =
                "a file this user may read, with nothing but a token of at least " + MIN_TOKEN + " characters";
        try {
            if (Files.readString(file).strip().length() < MIN_TOKEN) {
                add("token-file", "holds a token that can be guessed", accepted);
            }
        } catch (IOException unreadable) {
            add("token-file", "names a file that cannot be read", accepted);
        }
    }

    private void add(String setting, String problem, String accepted) {
        String name = "centre." + setting;
        faults.add(new Fault(document.line(name), name, problem, accepted));
    }
}
