// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.witness;

import care.lares.sync.BoundedBody;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Exchanges with a witness. None hangs, grows without end or leads elsewhere. */
final class WitnessHttp {
    /** Time to connect. */
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Time for one whole exchange; a witness answers within milliseconds, after it has forced its disk. */
    private static final Duration EXCHANGE = Duration.ofSeconds(15);
    /** Largest answer in bytes: signature lines of a few keys, 5 kB each at most. */
    private static final int MAX_ANSWER_BYTES = 65_536;

    /** In which the log says its verifier key: witnesses for tests believe it, others take no notice. */
    private static final String KEY_HEADER = "Lares-Verifier-Key";

    /** One for all witnesses: each has threads of its own. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final BooleanSupplier uplink;

    /**
     * Exchanges while the uplink is up.
     *
     * @param uplink whether anything may leave the house
     */
    WitnessHttp(BooleanSupplier uplink) {
        this.uplink = uplink;
    }

    /**
     * What came back.
     *
     * @param status of HTTP
     * @param contentType empty when there was none
     * @param body as text
     */
    record Exchange(int status, String contentType, String body) {}

    /** Posts a request. */
    Exchange post(URI where, String body, String verifierKey) throws IOException, InterruptedException {
        return exchanged(HttpRequest.newBuilder(where)
                .timeout(EXCHANGE)
                .header(KEY_HEADER, verifierKey)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Asks for something. */
    Exchange get(URI where) throws IOException, InterruptedException {
        return exchanged(HttpRequest.newBuilder(where).timeout(EXCHANGE).GET().build());
    }

    /** The client's own time-out ends with the headers, so that a body which drips needs one of its own. */
    private Exchange exchanged(HttpRequest request) throws IOException, InterruptedException {
        if (!uplink.getAsBoolean()) {
            throw new IOException("the uplink is down");
        }
        CompletableFuture<HttpResponse<byte[]>> coming =
                HTTP.sendAsync(request, headers -> new BoundedBody(MAX_ANSWER_BYTES));
        try {
            HttpResponse<byte[]> response = coming.get(EXCHANGE.toMillis(), TimeUnit.MILLISECONDS);
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Exchange(response.statusCode(), type, new String(response.body(), StandardCharsets.UTF_8));
        } catch (TimeoutException e) {
            throw new IOException("no answer for " + EXCHANGE.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(reason(e.getCause() == null ? e : e.getCause()), e);
        } finally {
            coming.cancel(true);
        }
    }

    private static String reason(Throwable cause) {
        if (cause instanceof BoundedBody.TooLargeException) {
            return "its answer is larger than " + MAX_ANSWER_BYTES / 1024 + " kB";
        }
        String why = cause.getMessage();
        return "it cannot be reached" + (why == null ? "" : ": " + why);
    }
}
