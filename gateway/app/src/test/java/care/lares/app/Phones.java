// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** People's phones, as webhooks of one machine: what they were told, and who does not take calls. */
final class Phones implements AutoCloseable {
    final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<JsonObject> messages = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Phones() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String whose = exchange.getRequestURI().getPath().substring(1);
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean takes = !broken.contains(whose);
            if (takes) {
                messages.add(new JsonObject(body));
                told.add(whose + " " + new JsonObject(body).getString("kind"));
            }
            exchange.sendResponseHeaders(takes ? 200 : 400, -1);
            exchange.close();
        });
        server.start();
    }

    String contact(String name) {
        return new JsonObject()
                .put("id", name)
                .put("name", name)
                .put(
                        "webhook",
                        new JsonObject()
                                .put(
                                        "url",
                                        "http://127.0.0.1:"
                                                + server.getAddress().getPort() + "/" + name))
                .encode();
    }

    /** Everything that was taken, by whomever, in its order. */
    List<JsonObject> messages() {
        return List.copyOf(messages);
    }

    /** How often somebody was told of an alarm of this kind, or of a step of it. */
    long told(String whose, String kind) {
        return told.stream().filter((whose + " " + kind)::equals).count();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
