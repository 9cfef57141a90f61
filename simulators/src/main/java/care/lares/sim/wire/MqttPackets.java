// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.lares.sim.link.Credential;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;

/** The few MQTT 3.1.1 packets the generator needs, as bytes. */
public final class MqttPackets {
    public static final int CONNACK = 0x20;
    public static final int PUBLISH = 0x30;
    public static final int PUBLISH_QOS_1 = 0x32;
    public static final int PUBACK = 0x40;
    public static final int SUBSCRIBE = 0x82;
    public static final int SUBACK = 0x90;
    /** CONNACK and PUBACK: type, length, two more bytes. */
    public static final int SHORT_PACKET = 4;

    /** PINGRESP, whole. */
    public static final short PING_RESPONSE = (short) 0xd000;

    private static final int CONNECT = 0x10;
    private static final int PING_REQUEST = 0xc0;
    private static final int LEVEL_3_1_1 = 4;
    private static final int CLEAN_SESSION = 0x02;
    private static final int HAS_USER_AND_PASSWORD = 0xc0;
    /** Longer than any run: no pings in between. */
    private static final int KEEP_ALIVE_SECONDS = 3600;

    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;
    private static final int BYTE_BITS = 8;

    private MqttPackets() {}

    /** CONNECT of a client that keeps nothing between connections. */
    public static byte[] connect(String clientId, Credential credential) {
        return connect(clientId, credential, CLEAN_SESSION);
    }

    /** CONNECT of a client whose session outlives its connections. */
    public static byte[] reconnect(String clientId, Credential credential) {
        return connect(clientId, credential, 0);
    }

    /** PINGREQ: answered by who is connected. */
    public static byte[] ping() {
        return new byte[] {(byte) PING_REQUEST, 0};
    }

    private static byte[] connect(String clientId, Credential credential, int session) {
        boolean named = !credential.secret().isEmpty();
        var body = new ByteArrayOutputStream();
        text(body, "MQTT");
        body.write(LEVEL_3_1_1);
        body.write(session | (named ? HAS_USER_AND_PASSWORD : 0));
        uint16(body, KEEP_ALIVE_SECONDS);
        text(body, clientId);
        if (named) {
            text(body, credential.user());
            text(body, credential.secret());
        }
        return packet(CONNECT, body);
    }

    public static byte[] subscribe(int packetId, List<String> filters) {
        var body = new ByteArrayOutputStream();
        uint16(body, packetId);
        for (String filter : filters) {
            text(body, filter);
            body.write(0);
        }
        return packet(SUBSCRIBE, body);
    }

    /** QoS 1 when there is a packet id, else QoS 0. */
    public static byte[] publish(String topic, int packetId, String payload) {
        var body = new ByteArrayOutputStream();
        text(body, topic);
        if (packetId > 0) {
            uint16(body, packetId);
        }
        body.writeBytes(payload.getBytes(UTF_8));
        return packet(packetId > 0 ? PUBLISH_QOS_1 : PUBLISH, body);
    }

    /** Writes all of it; for channels that block. */
    public static void write(SocketChannel channel, byte[] packet) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(packet);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    private static byte[] packet(int type, ByteArrayOutputStream body) {
        var packet = new ByteArrayOutputStream();
        packet.write(type);
        int left = body.size();
        while (left > SEVEN_BITS) {
            packet.write((left & SEVEN_BITS) | MORE);
            left >>>= BYTE_BITS - 1;
        }
        packet.write(left);
        packet.writeBytes(body.toByteArray());
        return packet.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        uint16(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void uint16(ByteArrayOutputStream out, int value) {
        out.write(value >>> BYTE_BITS);
        out.write(value);
    }
}
