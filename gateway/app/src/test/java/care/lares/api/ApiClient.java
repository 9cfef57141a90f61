// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** A program that asks over a real socket and holds every answer to the contract. */
public final class ApiClient {
    /** One for all: each would keep connections of its own open. */
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Contract contract;
    private final int port;
    private final List<String> headers;

    /** Asks the gateway at this port, as nobody. */
    public ApiClient(int port, Contract contract) {
        this(port, contract, List.of());
    }

    private ApiClient(int port, Contract contract, List<String> headers) {
        this.port = port;
        this.contract = contract;
        this.headers = headers;
    }

    /** The same with a token. */
    public ApiClient as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same with one more header. */
    public ApiClient with(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.addAll(List.of(name, value));
        return new ApiClient(port, contract, more);
    }

    List<String> headers() {
        return headers;
    }

    /** Reads. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    /** Reads JSON that must be there. */
    public JsonObject json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return new JsonObject(answer.body());
    }

    /** Sends JSON. */
    public HttpResponse<String> post(String path, JsonObject body) throws IOException, InterruptedException {
        return with("Content-Type", "application/json")
                .send("POST", path, HttpRequest.BodyPublishers.ofString(body.encode()));
    }

    /** Sends anything, with any method the document has. */
    public HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body);
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        String type = answer.headers().firstValue("Content-Type").orElse("");
        contract.check(method, path, answer.statusCode(), type, answer.body());
        return answer;
    }
}
