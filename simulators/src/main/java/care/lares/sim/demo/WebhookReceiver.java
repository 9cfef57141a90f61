// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import care.lares.domain.Ticks;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody else's machine that is told of every alarm: takes what is signed as agreed, once each, and nothing else. */
final class WebhookReceiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern SIGNATURE = Pattern.compile("t=([0-9]{1,12}),v1=([0-9a-f]{64})");
    private static final String PATH = "/alarms";
    private static final int TAKEN = 204;
    private static final int FORGED = 403;
    private static final int NO_BODY = -1;

    private final HttpServer server;
    private final byte[] secret;
    private final Ticks ticks;
    private final Set<String> keys = new HashSet<>();
    private final Set<String> calls = new HashSet<>();
    private long refused;
    private long lastNanos;

    private WebhookReceiver(HttpServer server, byte[] secret, Ticks ticks) {
        this.server = server;
        this.secret = secret.clone();
        this.ticks = ticks;
    }

    /** Listens on any free port of this machine. */
    static WebhookReceiver open(String secret, Ticks ticks) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var receiver = new WebhookReceiver(server, secret.getBytes(US_ASCII), ticks);
        server.createContext(PATH, receiver::take);
        server.start();
        return receiver;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Optional<String> signature =
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Lares-Signature"));
            Optional<String> key =
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            boolean genuine = signature.isPresent() && key.isPresent() && isSigned(signature.get(), body);
            if (genuine) {
                note(key.get(), JSON.readTree(body));
            } else {
                refuse();
            }
            exchange.sendResponseHeaders(genuine ? TAKEN : FORGED, NO_BODY);
        }
    }

    private boolean isSigned(String signature, byte[] body) {
        Matcher form = SIGNATURE.matcher(signature);
        if (!form.matches()) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update((form.group(1) + '.').getBytes(US_ASCII));
            return MessageDigest.isEqual(mac.doFinal(body), HexFormat.of().parseHex(form.group(2)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has " + ALGORITHM, missing);
        }
    }

    /** The same step may come twice: with the same key, it counts once. */
    private synchronized void note(String key, JsonNode message) {
        JsonNode alarm = message.has("alarm") ? message.path("alarm") : message;
        lastNanos = ticks.nanos();
        if (keys.add(key)) {
            calls.add(alarm.path("id").asText() + ' ' + alarm.path("occurrence").asText());
        }
    }

    private synchronized void refuse() {
        refused++;
    }

    /** Every call it was told of, see {@link AlarmView#call()}. */
    synchronized Set<String> calls() {
        return Set.copyOf(calls);
    }

    /** Steps of alarms it was told of, each once. */
    synchronized int steps() {
        return keys.size();
    }

    /** Messages nobody had signed. */
    synchronized long refused() {
        return refused;
    }

    /** When it was told of the last one. */
    synchronized long lastNanos() {
        return lastNanos;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
