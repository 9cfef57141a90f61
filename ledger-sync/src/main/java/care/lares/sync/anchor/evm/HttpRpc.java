// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import care.lares.sync.BoundedBody;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** JSON-RPC 2.0 over HTTP. No answer may hang, grow without end, or be taken for another call's. */
final class HttpRpc implements JsonRpc {
    /** Time to connect; a node farther away than that is not reached. */
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Time for one whole exchange, body and all; nodes answer within milliseconds. */
    private static final Duration EXCHANGE = Duration.ofSeconds(15);
    /** Largest answer in bytes; a block's header without its transactions has a few kB. */
    private static final int MAX_ANSWER_BYTES = 1024 * 1024;
    /** Longest part of a node's own words that is repeated, in characters. */
    private static final int MAX_SHOWN = 200;

    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final AtomicLong lastId = new AtomicLong();
    private final URI node;
    private final BooleanSupplier uplink;
    private final Duration exchange;

    /**
     * Calls to this node.
     *
     * @param uplink whether anything may leave the house
     */
    HttpRpc(URI node, BooleanSupplier uplink) {
        this(node, uplink, EXCHANGE);
    }

    HttpRpc(URI node, BooleanSupplier uplink, Duration exchange) {
        this.node = node;
        this.uplink = uplink;
        this.exchange = exchange;
    }

    @Override
    public JsonNode call(String method, Object... params) throws RpcException, InterruptedException {
        if (!uplink.getAsBoolean()) {
            throw new RpcException(RpcException.Kind.SILENT, "the uplink is down");
        }
        long id = lastId.incrementAndGet();
        HttpResponse<byte[]> response = exchange(request(method, params, id));
        JsonNode answer = parse(response);
        if (answer.hasNonNull("error")) {
            throw error(answer.get("error"));
        }
        if (response.statusCode() != OK
                || !answer.has("result")
                || answer.path("id").asLong(-1) != id) {
            throw new RpcException(
                    RpcException.Kind.NONSENSE,
                    "the node answers " + response.statusCode() + " with something that is no result of " + method);
        }
        return answer.get("result");
    }

    private HttpRequest request(String method, Object[] params, long id) {
        Map<String, Object> call = Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", List.of(params));
        try {
            return HttpRequest.newBuilder(node)
                    .timeout(exchange)
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(call)))
                    .build();
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("a parameter cannot be written as JSON", impossible);
        }
    }

    /** The client's own time-out ends with the headers, so that a body which drips needs one of its own. */
    private HttpResponse<byte[]> exchange(HttpRequest request) throws RpcException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> coming =
                http.sendAsync(request, headers -> new BoundedBody(MAX_ANSWER_BYTES));
        try {
            return coming.get(exchange.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException hanging) {
            throw new RpcException(
                    RpcException.Kind.SILENT, "the node has not answered for " + exchange.toSeconds() + " s", hanging);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof BoundedBody.TooLargeException
                    ? new RpcException(
                            RpcException.Kind.NONSENSE,
                            "the node's answer is larger than " + MAX_ANSWER_BYTES / 1024 + " kB",
                            failed)
                    : new RpcException(RpcException.Kind.SILENT, silent(failed), failed);
        } finally {
            coming.cancel(true);
        }
    }

    private static String silent(ExecutionException failed) {
        String why = failed.getCause() == null ? null : failed.getCause().getMessage();
        return "the node cannot be reached" + (why == null ? "" : ": " + shown(why));
    }

    private static JsonNode parse(HttpResponse<byte[]> response) throws RpcException {
        int status = response.statusCode();
        try {
            JsonNode answer = JSON.readTree(response.body());
            if (answer != null && answer.isObject() && !busy(status)) {
                return answer;
            }
        } catch (IOException page) {
            if (!busy(status)) {
                throw new RpcException(
                        RpcException.Kind.NONSENSE, "the node answers " + status + " with what is no JSON", page);
            }
        }
        if (busy(status)) {
            throw new RpcException(RpcException.Kind.BUSY, "the node is too busy, it answers " + status);
        }
        throw new RpcException(RpcException.Kind.NONSENSE, "the node answers " + status + " with no JSON object");
    }

    /** Besu and geth answer errors of calls with 200; proxies before them answer for themselves. */
    private static boolean busy(int status) {
        return status == TOO_MANY || status >= SERVER_ERROR;
    }

    private static RpcException error(JsonNode error) {
        String data = error.path("data").asText("");
        String message = error.path("message").asText("no reason given");
        return new RpcException(RpcException.Kind.ERROR, shown(message) + (data.isEmpty() ? "" : " " + shown(data)));
    }

    private static String shown(String words) {
        String line = words.replaceAll("\\p{C}+", " ");
        return line.length() > MAX_SHOWN ? line.substring(0, MAX_SHOWN) + "…" : line;
    }
}
