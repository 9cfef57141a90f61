// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.wire;

import care.lares.sim.link.Address;
import care.lares.sim.link.Credential;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Sends one message twice as MQTT means it: the acknowledgement gets lost with the connection, and the next connection
 * of the same session sends the message with the same packet id and the DUP flag.
 */
public final class Redelivery {
    private static final int PACKET_ID = 1;
    private static final int DUP = 0x08;

    private final Address address;

    /** To the gateway at this address. */
    public Redelivery(Address address) {
        this.address = address;
    }

    /**
     * Blocks until both have been acknowledged.
     *
     * @param clientId whose session it is; another one than that of the device's own line
     */
    public void send(String clientId, Credential credential, String topic, String payload) throws IOException {
        byte[] publish = MqttPackets.publish(topic, PACKET_ID, payload);
        exchange(clientId, credential, publish);
        publish[0] |= DUP;
        exchange(clientId, credential, publish);
    }

    private void exchange(String clientId, Credential credential, byte[] publish) throws IOException {
        try (SocketChannel channel =
                RawConnection.open(address, MqttPackets.reconnect(clientId, credential), clientId)) {
            MqttPackets.write(channel, publish);
            ByteBuffer answer = ByteBuffer.allocate(MqttPackets.SHORT_PACKET);
            RawConnection.fill(channel, answer);
            if (answer.get(0) != MqttPackets.PUBACK) {
                throw new ProtocolException("no PUBACK but a packet of type " + Integer.toHexString(answer.get(0)));
            }
        }
    }
}
