// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The gateway's HTTP interface: its health, and evidence. */
public final class GatewayApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(WITHIN)
            .build();
    private final String base;
    private final String secret;

    /**
     * Asks the gateway at this port of this machine.
     *
     * @param secret the bearer token
     */
    public GatewayApi(int port, String secret) {
        this(URI.create("http://127.0.0.1:" + port), secret);
    }

    /**
     * Asks the gateway at this address.
     *
     * @param base scheme, host and port
     * @param secret the bearer token
     */
    public GatewayApi(URI base, String secret) {
        this.base = base.toString().replaceFirst("/+$", "");
        this.secret = secret;
    }

    /** Gets a resource; every status is an answer. */
    public Answer get(String path) throws GatewayException {
        return new Answer(send(path, HttpRequest.Builder::GET));
    }

    /** Posts JSON; every status is an answer. */
    public Answer post(String path, JsonNode body) throws GatewayException {
        return new Answer(send(
                path,
                request -> request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))));
    }

    /** What the gateway says of itself. */
    public Health health() throws GatewayException {
        HttpResponse<String> answer = send("/health/ready", HttpRequest.Builder::GET);
        try {
            return new Health(JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new GatewayException("the gateway's health is not JSON", e);
        }
    }

    /** The receipt of one journal entry, empty when there is no such entry. */
    public Optional<String> receipt(long seq) throws GatewayException {
        HttpResponse<String> answer = send("/api/v1/receipts/" + seq, HttpRequest.Builder::GET);
        return switch (answer.statusCode()) {
            case OK -> Optional.of(answer.body());
            case NOT_FOUND -> Optional.empty();
            default -> throw new GatewayException("receipt " + seq + ": HTTP status " + answer.statusCode());
        };
    }

    private HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> method) throws GatewayException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(WITHIN)
                .header("Authorization", "Bearer " + secret);
        try {
            return client.send(method.apply(request).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new GatewayException("no answer from " + base + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException("interrupted while asking for " + path, e);
        }
    }

    /**
     * One answer.
     *
     * @param status of HTTP
     * @param text of the body
     */
    public record Answer(int status, String text) {
        Answer(HttpResponse<String> response) {
            this(response.statusCode(), response.body());
        }

        /** Whether the gateway did what it was asked. */
        public boolean succeeded() {
            return status / 100 == 2;
        }

        /** The body, which is empty when it is no JSON. */
        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                return JSON.createObjectNode();
            }
        }

        /** What the gateway says is wrong. */
        public String problem() {
            JsonNode problem = json();
            String detail = problem.path("detail").asText(problem.path("title").asText(""));
            return "HTTP status " + status + (detail.isEmpty() ? "" : ": " + detail);
        }
    }

    /**
     * The body of {@code /health/ready}.
     *
     * @param body as it came
     */
    public record Health(JsonNode body) {
        /** The sequence number the next journal entry will get. */
        public long next() {
            return body.path("journal").path("next").asLong();
        }

        /** The public key receipts are verified with. */
        public String verifierKey() {
            return body.path("journal").path("verifierKey").asText();
        }

        /** Readings accepted since this process started. */
        public long accepted() {
            return body.path("readings").path("accepted").asLong();
        }

        /** Readings told twice since this process started. */
        public long duplicate() {
            return body.path("readings").path("duplicate").asLong();
        }

        /** Readings refused since this process started, for whatever reason. */
        public long rejected() {
            long sum = 0;
            for (JsonNode reason : body.path("readings").path("rejected")) {
                sum += reason.path("count").asLong();
            }
            return sum;
        }
    }
}
