// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Datagrams by hand, from one port: what a client library would never send, or not twice. */
final class RawCoap implements AutoCloseable {
    /** As a client of RFC 7252 would. */
    private static final int REPEAT_AFTER_MILLIS = 2_000;

    private static final int MOST_REPETITIONS = 60;
    private static final int LARGEST = 2_048;
    private static final int CONFIRMABLE = 0x40;
    private static final int ACKNOWLEDGEMENT = 0x60;
    private static final int TYPE = 0x30;
    private static final int EMPTY = 0;
    private static final int TOKEN = 4;
    private static final int POST = 2;

    private final DatagramSocket socket;

    RawCoap(int port) throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.connect(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(REPEAT_AFTER_MILLIS);
    }

    /** A confirmable POST with a token of one byte. */
    static byte[] post(int messageId, int token, String path, String endpoint, String payload) {
        var bytes = new ByteArrayOutputStream();
        bytes.write(CONFIRMABLE | 1);
        bytes.write(POST);
        bytes.write(messageId >> 8);
        bytes.write(messageId);
        bytes.write(token);
        int option = 0;
        for (String segment : path.split("/", -1)) {
            option(bytes, 11 - option, segment);
            option = 11;
        }
        option(bytes, 15 - option, "ep=" + endpoint);
        if (!payload.isEmpty()) {
            bytes.write(0xff);
            bytes.writeBytes(payload.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void option(ByteArrayOutputStream out, int delta, String value) {
        boolean isShort = value.length() < 13;
        out.write(delta << 4 | (isShort ? value.length() : 13));
        if (!isShort) {
            out.write(value.length() - 13);
        }
        out.writeBytes(value.getBytes(ISO_8859_1));
    }

    /** From now on speaks to another gateway, still from the same port. */
    void turnTo(int port) {
        socket.disconnect();
        socket.connect(InetAddress.getLoopbackAddress(), port);
    }

    void send(byte[] message) throws IOException {
        socket.send(new DatagramPacket(message, message.length));
    }

    /** Sends until it is answered; {@code 2.04} and the like. */
    String ask(byte[] message) throws IOException {
        Optional<byte[]> answer = Optional.empty();
        for (int i = 0; i < MOST_REPETITIONS && answer.isEmpty(); i++) {
            send(message);
            answer = answerTo(message);
        }
        return answer.map(RawCoap::code).orElse("no answer");
    }

    /** What was heard, not what came for an earlier request or says only that the answer will follow; empty: silence. */
    private Optional<byte[]> answerTo(byte[] message) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        try {
            while (true) {
                socket.receive(packet);
                byte[] heard = Arrays.copyOf(packet.getData(), packet.getLength());
                if (heard[1] != EMPTY && (heard[0] & TYPE) == 0) {
                    send(new byte[] {ACKNOWLEDGEMENT, EMPTY, heard[2], heard[3]});
                }
                if (heard[1] != EMPTY && heard[TOKEN] == message[TOKEN]) {
                    return Optional.of(heard);
                }
            }
        } catch (SocketTimeoutException silence) {
            return Optional.empty();
        }
    }

    private static String code(byte[] message) {
        return (message[1] >> 5 & 7) + "." + String.format(Locale.ROOT, "%02d", message[1] & 0x1f);
    }

    @Override
    public void close() {
        socket.close();
    }
}
