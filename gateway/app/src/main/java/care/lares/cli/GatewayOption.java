// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which running gateway a command asks, and with which token. */
final class GatewayOption {
    /** How long the gateway may take: it may have to seal or store first, which waits for the storage. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

    private static final String TOKEN = "LARES_TOKEN";

    private final Map<String, String> environment;
    private final String scope;

    @Option(
            names = "--api",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "the gateway (default ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private URI api;

    @ArgGroup
    private @Nullable Token token;

    /**
     * Of a command.
     *
     * @param scope what its token has to allow
     */
    GatewayOption(Surroundings surroundings, String scope) {
        this.environment = surroundings.environment();
        this.scope = scope;
    }

    private static final class Token {
        @Option(names = "--token-file", paramLabel = "FILE", description = "holds a token that may do this")
        private @Nullable Path file;

        @Option(
                names = "--token",
                paramLabel = "TOKEN",
                description = "the token itself; others on this machine can see it: better in " + TOKEN)
        private @Nullable String text;
    }

    /** Asks without a body. */
    HttpResponse<String> ask(String method, String path) throws CommandException, InterruptedException {
        return send(method, path, request -> {});
    }

    /** Asks without a body for what may take long. */
    HttpResponse<String> ask(String method, String path, Duration within)
            throws CommandException, InterruptedException {
        return send(method, path, request -> request.timeout(within));
    }

    /** Asks with a JSON body. */
    HttpResponse<String> ask(String method, String path, JsonObject body)
            throws CommandException, InterruptedException {
        return ask(method, path, body, request -> {});
    }

    /** The same, with something more in the request. */
    HttpResponse<String> ask(String method, String path, JsonObject body, Consumer<HttpRequest.Builder> more)
            throws CommandException, InterruptedException {
        return send(
                method,
                path,
                request -> more.accept(request.header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body.encode(), StandardCharsets.UTF_8))));
    }

    private HttpResponse<String> send(String method, String path, Consumer<HttpRequest.Builder> more)
            throws CommandException, InterruptedException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(api.toString().replaceAll("/+$", "") + path))
                    .header("Authorization", "Bearer " + token())
                    .timeout(ANSWER_WITHIN)
                    .method(method, HttpRequest.BodyPublishers.noBody());
            more.accept(request);
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IllegalArgumentException e) {
            throw CommandException.cannot(api + " is not the address of a gateway: give --api http://HOST:PORT", e);
        } catch (ConnectException e) {
            throw CommandException.cannot(
                    "no gateway answers at " + api + ": start it, or give its address with --api", e);
        } catch (IOException e) {
            throw CommandException.cannot(
                    "the gateway at " + api + " was asked and did not answer to the end: it may have done it or not;"
                            + " see that it runs and give the command again, which tells",
                    e);
        }
    }

    private String token() throws CommandException {
        if (token != null && token.text != null) {
            return token.text;
        }
        if (token != null && token.file != null) {
            try {
                return Files.readString(token.file).strip();
            } catch (IOException e) {
                throw CommandException.cannot("cannot read " + token.file + ": give a file that holds the token", e);
            }
        }
        String variable = environment.get(TOKEN);
        if (variable == null) {
            throw CommandException.cannot("a token is needed: give --token-file FILE or set " + TOKEN
                    + "; lares user NAME --scope " + scope + " mints one");
        }
        return variable.strip();
    }

    /** The JSON of an answer; any other status than these means that it was not done, and why. */
    static JsonObject object(HttpResponse<String> answer, int... good) throws CommandException {
        require(answer, good);
        try {
            return new JsonObject(answer.body());
        } catch (DecodeException | ClassCastException notAGateway) {
            throw CommandException.cannot(detail(answer), notAGateway);
        }
    }

    /** Asserts that the status is one of these. */
    static void require(HttpResponse<String> answer, int... good) throws CommandException {
        if (IntStream.of(good).noneMatch(status -> answer.statusCode() == status)) {
            throw CommandException.cannot(detail(answer));
        }
    }

    /** As it stands in an address. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What a gateway says about why it did not do what it was asked. */
    static String detail(HttpResponse<String> answer) {
        try {
            return new JsonObject(answer.body()).getString("detail", "status " + answer.statusCode());
        } catch (DecodeException | ClassCastException notAGateway) {
            return "status " + answer.statusCode() + " from something that is no Lares gateway: check --api";
        }
    }
}
