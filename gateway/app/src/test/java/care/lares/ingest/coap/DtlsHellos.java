// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Begins DTLS handshakes, shows the cookie that proves its address, and says nothing more. */
public final class DtlsHellos implements AutoCloseable {
    private static final int WAIT_MILLIS = 200;
    private static final int RECORD_HEADER = 13;
    private static final int HANDSHAKE_HEADER = 12;
    private static final int TLS_PSK_WITH_AES_128_CCM_8 = 0xC0A8;

    private final InetAddress from;
    private final InetSocketAddress gateway;
    private final List<DatagramSocket> sockets = new ArrayList<>();

    /** From this address, each from a port of its own. */
    public DtlsHellos(String from, int coapsPort) throws IOException {
        this.from = InetAddress.getByName(from);
        this.gateway = new InetSocketAddress("127.0.0.1", coapsPort);
    }

    /** Begins so many; what the gateway does not answer is left. */
    public void begin(int handshakes) throws IOException {
        for (int i = 0; i < handshakes; i++) {
            DatagramSocket socket = new DatagramSocket(new InetSocketAddress(from, 0));
            sockets.add(socket);
            socket.setSoTimeout(WAIT_MILLIS);
            send(socket, hello(0, new byte[0]));
            byte[] cookie = cookie(socket);
            if (cookie.length == 0) {
                return;
            }
            send(socket, hello(1, cookie));
        }
    }

    private void send(DatagramSocket socket, byte[] bytes) throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, gateway));
    }

    private static byte[] cookie(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
        try {
            socket.receive(packet);
        } catch (SocketTimeoutException kept) {
            return new byte[0];
        }
        int at = RECORD_HEADER + HANDSHAKE_HEADER + 2;
        return Arrays.copyOfRange(packet.getData(), at + 1, at + 1 + packet.getData()[at]);
    }

    private static byte[] hello(int number, byte[] cookie) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeShort(0xFEFD);
        out.write(new byte[32]);
        out.writeByte(0);
        out.writeByte(cookie.length);
        out.write(cookie);
        out.writeShort(2);
        out.writeShort(TLS_PSK_WITH_AES_128_CCM_8);
        out.writeShort(0x0100);
        byte[] hello = body.toByteArray();
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        DataOutputStream all = new DataOutputStream(record);
        all.writeByte(22);
        all.writeShort(0xFEFD);
        all.writeLong(number);
        all.writeShort(HANDSHAKE_HEADER + hello.length);
        all.writeByte(1);
        writeThree(all, hello.length);
        all.writeShort(number);
        writeThree(all, 0);
        writeThree(all, hello.length);
        all.write(hello);
        return record.toByteArray();
    }

    private static void writeThree(DataOutputStream out, int value) throws IOException {
        out.writeByte(value >> 16);
        out.writeShort(value);
    }

    @Override
    public void close() {
        sockets.forEach(DatagramSocket::close);
    }
}
