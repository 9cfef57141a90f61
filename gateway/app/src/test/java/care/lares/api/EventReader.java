// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads server-sent events over a socket of its own, as slowly as a test wants. */
final class EventReader implements AutoCloseable {
    /** One event. */
    record Event(String name, String id, String json) {
        JsonObject data() {
            return new JsonObject(json);
        }
    }

    final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    final int status;
    volatile boolean ended;

    private final Socket socket = new Socket();
    private final BufferedReader in;

    /** Asks; reads the head of the answer only. */
    EventReader(int port, List<String> headers) throws IOException {
        this(port, "/api/v1/events", headers, 0);
    }

    EventReader(int port, String path, List<String> headers, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.setSoTimeout(60_000);
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (int i = 0; i < headers.size(); i += 2) {
            request.append(headers.get(i))
                    .append(": ")
                    .append(headers.get(i + 1))
                    .append("\r\n");
        }
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        status = Integer.parseInt(in.readLine().split(" ")[1]);
    }

    /** The status of an answer that is not read any further. */
    static int status(int port, List<String> headers) throws IOException {
        try (EventReader reader = new EventReader(port, headers)) {
            return reader.status;
        }
    }

    /** Reads from now on. */
    EventReader reading() {
        Thread thread = new Thread(this::read, "event-reader");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    /** Chunk sizes and empty lines of the transport stand between events: none of them looks like a field. */
    private void read() {
        try {
            List<String> fields = new ArrayList<>(List.of("", "", ""));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("event: ")) {
                    fields.set(0, line.substring(7));
                } else if (line.startsWith("id: ")) {
                    fields.set(1, line.substring(4));
                } else if (line.startsWith("data: ")) {
                    events.add(new Event(fields.get(0), fields.get(1), line.substring(6)));
                }
            }
        } catch (IOException closed) {
            // The end of the stream, told below.
        }
        ended = true;
    }

    /** The next event of this name; others are passed over. */
    Event next(String name) throws InterruptedException {
        while (true) {
            Event event = events.poll(60, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event " + name);
            } else if (event.name().equals(name)) {
                return event;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
