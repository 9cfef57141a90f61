// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptCommandTest {
    private final Terminal terminal = new Terminal();
    private HttpServer gateway;
    private String api;

    @TempDir
    private Path dir;

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/api/v1/receipts/", ReceiptCommandTest::answer);
        gateway.start();
        api = "http://127.0.0.1:" + gateway.getAddress().getPort();
        terminal.environment = Map.of("LARES_TOKEN", "secret");
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    @Test
    void printsAReceiptAsItIs() {
        assertThat(terminal.run("receipt", "42", "--api", api + "/")).isZero();
        assertThat(terminal.out()).isEqualTo("proof\n");
    }

    @Test
    void writesAReceiptToAFile() throws Exception {
        Path file = dir.resolve("r.txt");

        assertThat(terminal.run("receipt", "42", "-o", file, "--api", api)).isZero();

        assertThat(file).hasContent("proof\n");
        assertThat(terminal.out()).contains("lares verify " + file);
    }

    @Test
    void takesTheTokenFromAFile() throws Exception {
        terminal.environment = Map.of();
        Path token = Files.writeString(dir.resolve("token"), "secret\n");

        assertThat(terminal.run("receipt", "42", "--api", api, "--token-file", token))
                .isZero();
    }

    @Test
    void tellsAMissingEntryFromEverythingElseThatCanGoWrong() {
        assertThat(terminal.run("receipt", "43", "--api", api)).isEqualTo(3);
        assertThat(terminal.err()).contains("the newest has number 42");

        assertThat(terminal.run("receipt", "42", "--api", api, "--token", "wrong"))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("status 401");

        assertThat(terminal.run("receipt", "42", "--api", "http://127.0.0.1:1")).isEqualTo(2);
        assertThat(terminal.err()).contains("no gateway answers");

        assertThat(terminal.run("receipt", "42", "--api", "gateway")).isEqualTo(2);
        assertThat(terminal.err()).contains("not the address of a gateway");
    }

    @Test
    void saysHowToGetAToken() {
        terminal.environment = Map.of();

        assertThat(terminal.run("receipt", "42", "--api", api)).isEqualTo(2);
        assertThat(terminal.err()).contains("lares user NAME --scope evidence:read");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        boolean known = "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean there = exchange.getRequestURI().getPath().endsWith("/42");
        String body = !known ? "who?" : there ? "proof\n" : "{\"detail\":\"the newest has number 42\"}";
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(!known ? 401 : there ? 200 : 404, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
