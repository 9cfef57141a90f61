// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.wire;

import care.lares.sim.link.Address;
import care.lares.sim.link.Credential;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Opens MQTT connections by hand. */
public final class RawConnection {
    private RawConnection() {}

    /** A blocking channel the gateway has accepted as this client. */
    public static SocketChannel open(Address address, String clientId, Credential credential) throws IOException {
        return open(address, MqttPackets.connect(clientId, credential), clientId);
    }

    static SocketChannel open(Address address, byte[] connect, String clientId) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(address.host(), address.port()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        MqttPackets.write(channel, connect);
        ByteBuffer answer = ByteBuffer.allocate(MqttPackets.SHORT_PACKET);
        fill(channel, answer);
        if (answer.get(0) != MqttPackets.CONNACK || answer.get(MqttPackets.SHORT_PACKET - 1) != 0) {
            channel.close();
            throw new ProtocolException(
                    "the gateway refused " + clientId + " with code " + answer.get(MqttPackets.SHORT_PACKET - 1));
        }
        return channel;
    }

    /** Reads until the buffer is full. */
    public static void fill(SocketChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the gateway closed a connection");
            }
        }
    }
}
