// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A socket over which short packets go byte by byte, for what no decent client sends. */
final class RawClient implements AutoCloseable {
    static final int CONNECT = 0x10;
    static final int PUBLISH = 0x30;
    static final int PUBLISH_QOS_2 = 0x34;
    static final int PUBACK = 0x40;
    static final int PUBREL = 0x62;
    static final int SUBSCRIBE = 0x82;
    static final int DISCONNECT = 0xE0;

    private final Socket socket;

    RawClient(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(60_000);
    }

    /** Sends a packet. */
    RawClient send(int header, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length >= 128) {
            throw new IllegalArgumentException("too long for one byte of length");
        }
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(header);
        packet.write(bytes.length);
        packet.write(bytes);
        new DataOutputStream(socket.getOutputStream()).write(packet.toByteArray());
        return this;
    }

    /** The next packet from its first byte on; empty when the connection was closed. */
    byte[] next() throws IOException {
        int header = socket.getInputStream().read();
        if (header < 0) {
            return new byte[0];
        }
        int length = 0;
        int shift = 0;
        int part;
        do {
            part = socket.getInputStream().read();
            length |= (part & 0x7f) << shift;
            shift += 7;
        } while ((part & 0x80) != 0);
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(header);
        packet.write(socket.getInputStream().readNBytes(length));
        return packet.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
