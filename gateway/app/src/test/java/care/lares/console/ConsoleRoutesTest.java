// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.api.HttpApi;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleRoutesTest {
    private static final Pattern IMPORT = Pattern.compile("(?:from|import)\\s*\\(?\"([^\"]+\\.js)\"");
    private static final Pattern REFERENCE = Pattern.compile("(?:href|src)=\"([^\"#$]+)[^\"]*\"");
    private static final Pattern SYMBOL = Pattern.compile("<symbol id=\"icon-([^\"]+)\"");
    private static final Pattern PICTURE = Pattern.compile("icon\\(\"([a-z-]+)\"\\)|add\\(\"([a-z-]+)\"");

    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static HttpApi api;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        api = new HttpApi(
                VERTX, "127.0.0.1", 0, token -> Optional.empty(), List.of(new ConsoleRoutes(PageManner.USUAL)));
        port = api.start().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @AfterAll
    static void stop() throws Exception {
        VERTX.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Test
    void thePageAndAllThatItReferencesAreThere() throws Exception {
        Set<String> seen = new TreeSet<>();
        visit("/", seen);

        assertThat(seen).contains("/console/main.js", "/console/board.js", "/console/lit-html/3.3.1/lit-html.js");
        assertThat(Assets.load(PageManner.USUAL).byAddress().keySet())
                .as("files that nothing loads")
                .filteredOn(address -> !seen.contains(address))
                .containsExactlyInAnyOrder("/console/icons.svg", "/console/index.html");
    }

    private static void visit(String address, Set<String> seen) throws Exception {
        if (!seen.add(address)) {
            return;
        }
        HttpResponse<String> file = get(address);
        assertThat(file.statusCode()).as(address).isEqualTo(200);
        Pattern references = address.endsWith(".js") ? IMPORT : REFERENCE;
        for (Matcher found = references.matcher(file.body()); found.find(); ) {
            visit(URI.create(address).resolve(found.group(1)).toString(), seen);
        }
    }

    @Test
    void everyPictureIsDrawn() throws Exception {
        Set<String> drawn = new TreeSet<>();
        SYMBOL.matcher(get("/console/icons.svg").body()).results().forEach(symbol -> drawn.add(symbol.group(1)));

        for (String address : Assets.load(PageManner.USUAL).byAddress().keySet()) {
            if (address.endsWith(".js") && !address.contains("lit-html")) {
                PICTURE.matcher(get(address).body())
                        .results()
                        .map(picture -> Optional.ofNullable(picture.group(1)).orElse(picture.group(2)))
                        .forEach(name -> assertThat(drawn).as(address).contains(name));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console/main.js", "/console/css/base.css", "/console/icons.svg"})
    void nothingForeignRuns(String address) throws Exception {
        HttpResponse<String> file = get(address);

        assertThat(header(file, "Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(header(file, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.body())
                .doesNotContain(" style=\"", "http://localhost", "https://")
                .doesNotContain("onclick=");
    }

    @Test
    void saysTheTypeOfEveryFile() throws Exception {
        assertThat(header(get("/"), "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(get("/console/main.js"), "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(header(get("/console/css/base.css"), "Content-Type")).isEqualTo("text/css; charset=utf-8");
        assertThat(header(get("/console/icons.svg"), "Content-Type")).isEqualTo("image/svg+xml");
    }

    @Test
    void sendsAFileOnceUntilItChanges() throws Exception {
        String tag = header(get("/console/main.js"), "ETag");
        HttpRequest again = HttpRequest.newBuilder(uri("/console/main.js"))
                .header("If-None-Match", tag)
                .build();

        HttpResponse<String> answer = CLIENT.send(again, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(header(get("/console/main.js"), "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(get("/console/lit-html/3.3.1/lit-html.js"), "Cache-Control"))
                .contains("immutable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/",
                "/console/css",
                "/console/package-info.class",
                "/console/ConsoleRoutes.class",
                "/console/../console/Assets.class",
                "/console/..%2f..%2f..%2fMETA-INF/MANIFEST.MF",
                "/console/%2e%2e/%2e%2e/tinylog.properties",
                "/console/css/..%5c..%5cindex.html",
                "/console//etc/passwd",
                "/console/main.js%00.html",
                "/console/MAIN.JS",
                "/console/lit-html/3.3.1/package.json",
                "/META-INF/resources/webjars/lit-html/3.3.1/lit-html.js"
            })
    void leadsNowhereElse(String path) throws Exception {
        // Over a plain socket: a client would tidy the path up.
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer.lines().findFirst().orElse("")).containsAnyOf(" 404 ", " 400 ");
        }
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
