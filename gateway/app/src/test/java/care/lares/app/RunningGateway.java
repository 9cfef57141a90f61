// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.api.Contract;
import care.lares.clock.GatewayClock;
import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import care.lares.ingest.mqtt.Client;
import care.lares.journal.log.FileStorage;
import care.lares.journal.log.Storage;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A gateway for tests in this process, and a program that asks it over HTTP. */
public final class RunningGateway implements AutoCloseable {
    /** The token of its administrator. */
    public static final String ADMIN = "admin-token";

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    final Gateway gateway;
    private final HttpClient client = HttpClient.newHttpClient();

    /** On a disk that works. */
    public RunningGateway(Path data) throws Exception {
        this(data, new FileStorage());
    }

    RunningGateway(Path data, Storage disk) throws Exception {
        this(Settings.dev(data, DevPorts.ANY, new Development(ADMIN, "psk")), disk);
    }

    RunningGateway(Settings settings, Storage disk) throws Exception {
        this(settings, disk, new SystemTime());
    }

    RunningGateway(Settings settings, Storage disk, GatewayClock machine) throws Exception {
        this.gateway = Gateway.start(settings, disk, machine)
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** What was answered; body: empty when it is no JSON object. */
    public record Answer(int status, JsonObject body, HttpResponse<String> response) {
        /** What a refusal says. */
        public String detail() {
            return body.getString("detail", "");
        }
    }

    /** A program on the wall that hears of every alarm; whoever asks closes it. */
    Client wall() throws Exception {
        return new Client(gateway.mqttPort(), "wall").connect("wall", ADMIN).subscribe("lares/v1/alarms/#");
    }

    /** Where it listens. */
    public String api() {
        return "http://127.0.0.1:" + gateway.httpPort();
    }

    public Answer post(String path, String json) throws Exception {
        return send("POST", path, "application/json", json, ADMIN);
    }

    public Answer put(String path, String json) throws Exception {
        return send("PUT", path, "application/json", json, ADMIN);
    }

    /** Replaces what has this tag. */
    Answer put(String path, String json, String etag) throws Exception {
        return asked("PUT", path, "application/json", json, ADMIN, request -> request.header("If-Match", etag))
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    public Answer get(String path) throws Exception {
        return send("GET", path, "", "", ADMIN);
    }

    /** Asks only for what is not known by this tag. */
    Answer getUnless(String etag, String path) throws Exception {
        return asked("GET", path, "", "", ADMIN, request -> request.header("If-None-Match", etag))
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    Answer send(String method, String path, String type, String body, String token) throws Exception {
        return later(method, path, type, body, token).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    CompletableFuture<Answer> later(String method, String path, String type, String body, String token) {
        return asked(method, path, type, body, token, request -> {});
    }

    private CompletableFuture<Answer> asked(
            String method, String path, String type, String body, String token, Consumer<HttpRequest.Builder> more) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api() + path))
                .timeout(PATIENCE)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        more.accept(request);
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(response -> {
                    String answered =
                            response.headers().firstValue("Content-Type").orElse("");
                    Contract.DOCUMENT.check(method, path, response.statusCode(), answered, response.body());
                    return answer(response);
                });
    }

    private static Answer answer(HttpResponse<String> response) {
        String body = response.body();
        return new Answer(
                response.statusCode(), body.startsWith("{") ? new JsonObject(body) : new JsonObject(), response);
    }

    @Override
    public void close() throws Exception {
        gateway.stop().toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
