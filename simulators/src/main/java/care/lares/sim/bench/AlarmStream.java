// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.lares.domain.Ticks;
import care.lares.sim.wire.MqttPackets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;

/** Reads the messages a subscriber gets, with the moment their bytes had been read. */
final class AlarmStream {
    /** Larger than any retained alarm. */
    private static final int BUFFER_BYTES = 256 * 1024;

    private static final int TYPE_MASK = 0xf0;
    private static final int QOS_MASK = 0x06;
    private static final int UNSIGNED_BYTE = 0xff;
    private static final int UNSIGNED_SHORT = 0xffff;
    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;
    private static final int INCOMPLETE = -1;

    private final SocketChannel channel;
    private final Ticks ticks;
    private final Listener listener;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES);

    AlarmStream(SocketChannel channel, Ticks ticks, Listener listener) {
        this.channel = channel;
        this.ticks = ticks;
        this.listener = listener;
    }

    /** Told each message. */
    @FunctionalInterface
    interface Listener {
        void arrived(String topic, String payload, long nanos) throws IOException;
    }

    /** Reads until the channel is closed. */
    void read() throws IOException {
        try {
            while (channel.read(in) >= 0) {
                long nanos = ticks.nanos();
                in.flip();
                while (packet(nanos)) {
                    in.mark();
                }
                in.compact();
            }
        } catch (ClosedChannelException e) {
            in.clear(); // By our own side: the measurement is over.
        }
    }

    /** Takes one packet, if it is all there. */
    private boolean packet(long nanos) throws IOException {
        int start = in.position();
        int length = in.remaining() < 2 ? INCOMPLETE : length();
        if (length == INCOMPLETE || in.remaining() < length) {
            in.position(start);
            return false;
        }
        int first = in.get(start) & UNSIGNED_BYTE;
        int end = in.position() + length;
        if ((first & TYPE_MASK) == MqttPackets.PUBLISH) {
            String topic = text(in.getShort() & UNSIGNED_SHORT);
            if ((first & QOS_MASK) != 0) {
                in.getShort();
            }
            listener.arrived(topic, text(end - in.position()), nanos);
        }
        in.position(end);
        return true;
    }

    /** The remaining length behind the first byte. */
    private int length() {
        in.get();
        int length = 0;
        for (int shift = 0; in.hasRemaining(); shift += 7) {
            int next = in.get();
            length |= (next & SEVEN_BITS) << shift;
            if ((next & MORE) == 0) {
                return length;
            }
        }
        return INCOMPLETE;
    }

    private String text(int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, UTF_8);
    }
}
