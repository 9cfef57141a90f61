// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.sim.link.Address;
import care.lares.sim.link.Credential;
import care.lares.sim.measure.Latencies;
import care.lares.sim.wire.MqttPackets;
import care.lares.sim.wire.ProtocolException;
import care.lares.sim.wire.RawConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * One connection with a fixed number of messages in flight: packet id 1 to N are its slots.
 *
 * <p>Allocates nothing once it runs.
 */
final class LoadClient implements AutoCloseable {
    private static final long FREE = 0;
    private static final int ACK_BUFFER_BYTES = 16 * 1024;
    private static final int UNSIGNED_BYTE = 0xff;
    private static final int BYTE_BITS = 8;
    private static final int REMAINING_OF_SHORT = 2;

    private final SocketChannel channel;
    private final ReadingTemplate template;
    private final ByteBuffer in = ByteBuffer.allocateDirect(ACK_BUFFER_BYTES);
    private final ByteBuffer out;
    private final long[] sentNanos;
    private final int[] freeSlots;
    private int free;
    private long acknowledged;

    private LoadClient(SocketChannel channel, ReadingTemplate template, int inflight) {
        this.channel = channel;
        this.template = template;
        this.out = ByteBuffer.allocateDirect(inflight * template.length());
        this.sentNanos = new long[inflight + 1];
        this.freeSlots = new int[inflight];
        this.free = inflight;
        for (int i = 0; i < inflight; i++) {
            freeSlots[i] = inflight - i;
        }
    }

    /** Connects and waits until the gateway has accepted; from then on nothing blocks. */
    static LoadClient connect(Address address, Credential device, ReadingTemplate template, int inflight)
            throws IOException {
        SocketChannel channel = RawConnection.open(address, device.user(), device);
        channel.configureBlocking(false);
        return new LoadClient(channel, template, inflight);
    }

    SocketChannel channel() {
        return channel;
    }

    int unanswered() {
        return freeSlots.length - free;
    }

    long acknowledged() {
        return acknowledged;
    }

    /**
     * Sends into free slots, at most this many.
     *
     * @return how many were sent
     */
    int send(int atMost, byte[] stamp, long nowNanos, SelectionKey key) throws IOException {
        if (out.position() > 0) {
            return 0;
        }
        int count = Math.min(atMost, free);
        for (int i = 0; i < count; i++) {
            int slot = freeSlots[--free];
            sentNanos[slot] = nowNanos;
            template.writeTo(out, slot, stamp);
        }
        flush(key);
        return count;
    }

    /** Writes what the socket takes; the rest when it is writable again. */
    void flush(SelectionKey key) throws IOException {
        if (out.position() == 0) {
            return;
        }
        out.flip();
        channel.write(out);
        out.compact();
        int wanted = out.position() == 0 ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    /** Reads acknowledgements: each must answer a message that waits for one. */
    void receive(long nowNanos, Latencies latencies) throws IOException {
        if (channel.read(in) < 0) {
            throw new ProtocolException("the gateway closed a connection");
        }
        int end = in.position();
        int at = 0;
        while (end - at >= MqttPackets.SHORT_PACKET) {
            if ((in.get(at) & UNSIGNED_BYTE) != MqttPackets.PUBACK || in.get(at + 1) != REMAINING_OF_SHORT) {
                throw new ProtocolException(
                        "expected an acknowledgement, got packet type " + (in.get(at) & UNSIGNED_BYTE));
            }
            settle(
                    (in.get(at + 2) & UNSIGNED_BYTE) << BYTE_BITS | (in.get(at + 3) & UNSIGNED_BYTE),
                    nowNanos,
                    latencies);
            at += MqttPackets.SHORT_PACKET;
        }
        in.limit(end).position(at);
        in.compact();
    }

    private void settle(int slot, long nowNanos, Latencies latencies) throws ProtocolException {
        if (slot < 1 || slot >= sentNanos.length || sentNanos[slot] == FREE) {
            throw new ProtocolException("packet id " + slot + " was acknowledged twice or never sent");
        }
        latencies.add(nowNanos - sentNanos[slot]);
        sentNanos[slot] = FREE;
        freeSlots[free++] = slot;
        acknowledged++;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
