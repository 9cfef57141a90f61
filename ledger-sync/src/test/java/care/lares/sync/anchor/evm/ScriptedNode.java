// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.evm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A node that answers what it is told to, one answer after another, over HTTP. */
final class ScriptedNode implements AutoCloseable {
    /** Writes one answer. */
    interface Answering {
        void to(HttpExchange exchange, String id) throws IOException, InterruptedException;
    }

    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

    final List<String> asked = new ArrayList<>();
    private final Deque<Answering> script = new ArrayDeque<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    ScriptedNode() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    ScriptedNode then(Answering answering) {
        script.add(answering);
        return this;
    }

    ScriptedNode result(String json) {
        return body(200, "{\"jsonrpc\":\"2.0\",\"id\":ID,\"result\":" + json + "}");
    }

    ScriptedNode error(int code, String message) {
        return body(
                200,
                "{\"jsonrpc\":\"2.0\",\"id\":ID,\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\"}}");
    }

    /** A body in which ID stands for the call's own. */
    ScriptedNode body(int status, String text) {
        return then((exchange, id) -> {
            byte[] bytes = text.replace("ID", id).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    /** Takes the call and says nothing. */
    ScriptedNode silence() {
        return then((exchange, id) -> Thread.sleep(600_000));
    }

    /** Begins to answer and stops in the middle, with the line open. */
    ScriptedNode halfAnAnswer() {
        return then((exchange, id) -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"jsonrpc\"".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            Thread.sleep(600_000);
        });
    }

    /** Says that more comes than does, and hangs up. */
    ScriptedNode tornAnswer() {
        return then((exchange, id) -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"jsonrpc\"".getBytes(StandardCharsets.UTF_8));
        });
    }

    /** An answer without end. */
    ScriptedNode hugeAnswer() {
        return then((exchange, id) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[64 * 1024];
            Arrays.fill(block, (byte) ' ');
            OutputStream out = exchange.getResponseBody();
            for (int megabytes = 0; megabytes < 64 * 16; megabytes++) {
                out.write(block);
            }
        });
    }

    private void answer(HttpExchange exchange) throws IOException {
        String call = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answering next;
        synchronized (this) {
            asked.add(call);
            next = script.remove();
        }
        Matcher id = ID.matcher(call);
        try (exchange) {
            next.to(exchange, id.find() ? id.group(1) : "none");
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
