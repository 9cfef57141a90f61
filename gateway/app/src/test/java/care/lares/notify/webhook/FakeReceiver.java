// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.webhook;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver over real sockets that behaves as badly as it is told to. */
final class FakeReceiver implements AutoCloseable {
    /** One message as it came in; header names in lower case. */
    record Message(Map<String, String> headers, byte[] body) {
        String key() {
            return headers.getOrDefault("idempotency-key", "");
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** What it does with a connection. */
    @FunctionalInterface
    interface Manner {
        void meet(FakeReceiver receiver, Socket socket) throws Exception;
    }

    static final Manner STALLS = (receiver, socket) -> {
        receiver.read(socket);
        Thread.sleep(300_000);
    };
    static final Manner DOES_NOT_EVEN_READ = (receiver, socket) -> Thread.sleep(300_000);
    static final Manner HANGS_UP = (receiver, socket) -> receiver.read(socket);
    static final Manner HANGS_UP_AT_ONCE = (receiver, socket) -> {};
    static final Manner GARBAGE = saying("\u0000\u0001 220 smtp.example ESMTP\r\n\r\n");
    static final Manner TAKES_AND_TALKS_FOR_EVER = (receiver, socket) -> {
        receiver.read(socket);
        OutputStream out = socket.getOutputStream();
        out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        byte[] chunk = ("1000\r\n" + "x".repeat(0x1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        while (true) {
            out.write(chunk);
        }
    };

    static Manner status(int status, String... headers) {
        String lines = String.join("\r\n", headers);
        String body = status == 204 ? "\r\n" : "Content-Length: 2\r\n\r\nok";
        return saying("HTTP/1.1 " + status + " Status\r\n" + lines + (lines.isEmpty() ? "" : "\r\n")
                + "Connection: close\r\n" + body);
    }

    private static Manner saying(String answer) {
        return (receiver, socket) -> {
            receiver.read(socket);
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
        };
    }

    final List<Message> messages = new CopyOnWriteArrayList<>();
    volatile Manner manner = status(200);
    private final ServerSocket server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    FakeReceiver() throws IOException {
        this(0);
    }

    /** On a port it had before: it has come back. */
    FakeReceiver(int port) throws IOException {
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "fake-receiver");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port() + "/alarms");
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Manner now = manner;
                Thread thread = new Thread(() -> meet(now, socket), "fake-receiver-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void meet(Manner now, Socket socket) {
        try (socket) {
            now.meet(this, socket);
        } catch (Exception broken) {
            // Whatever the gateway does to the connection is its business here.
            open.remove(socket);
        }
    }

    private void read(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        Map<String, String> headers = new HashMap<>();
        line(in);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        messages.add(new Message(headers, body));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    /** It dies: nobody listens any more, and what was open is cut. */
    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
