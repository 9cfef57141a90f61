// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.vertx.core.internal.net.NetSocketInternal;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes to one client past the MQTT server: packets that it cannot write, and PUBACKs, which it writes one at a time.
 * Those that one force of the log lets go leave in one write. Called on any thread, written on the connection's event loop.
 */
final class Bypass {
    /** PUBACK without reason and properties, which stands for success (MQTT 5 section 3.4.2.1); its packet id is missing. */
    private static final int PUBACK = 0x4002_0000;

    private static final int FIRST_CAPACITY = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Bypass.class);

    private final NetSocketInternal socket;
    /** Packet ids that are to be acknowledged. */
    private char[] safe = new char[FIRST_CAPACITY];

    private int count;

    /** Over this connection. */
    Bypass(NetSocketInternal socket) {
        this.socket = socket;
    }

    /** Sends a packet. */
    void send(MqttMessage packet) {
        socket.writeMessage(packet).onFailure(closed -> LOG.trace("mqtt connection closed meanwhile"));
    }

    /** A packet of QoS 1 is safe. */
    void acknowledge(int packetId) {
        if (add((char) packetId)) {
            socket.channelHandlerContext().executor().execute(this::write);
        }
    }

    /** Whether it is the first since the last write. */
    private synchronized boolean add(char packetId) {
        if (count == safe.length) {
            safe = Arrays.copyOf(safe, 2 * count);
        }
        safe[count] = packetId;
        count++;
        return count == 1;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a connection that is gone needs no acknowledgement
    private void write() {
        ChannelHandlerContext channel = socket.channelHandlerContext();
        channel.writeAndFlush(packets(channel));
    }

    private synchronized ByteBuf packets(ChannelHandlerContext channel) {
        ByteBuf packets = channel.alloc().ioBuffer(count * Integer.BYTES);
        for (int i = 0; i < count; i++) {
            packets.writeInt(PUBACK | safe[i]);
        }
        count = 0;
        return packets;
    }
}
