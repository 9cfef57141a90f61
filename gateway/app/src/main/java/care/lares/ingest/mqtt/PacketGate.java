// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads nothing but the first byte of each packet of a connection and its length (MQTT 5 section 2.1). Closes the
 * connection when it does not begin with CONNECT, sends a packet that no client sends, or one that is larger than this
 * client may send: before the packet is gathered in memory, also from whoever has not logged in yet.
 */
final class PacketGate extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(PacketGate.class);
    private static final int LENGTH_BITS = 0x7f;
    private static final int MORE = 0x80;
    /** Bits of a length: four bytes of seven. */
    private static final int MAX_SHIFT = 28;

    /** How an MQTT connection begins (section 3.1.1), whatever its version. */
    private static final int CONNECT = 0x10;

    /** Bits behind the type of a packet in its first byte. */
    private static final int TYPE = 4;

    private boolean begun;
    private boolean foreign;
    private int limit = Limits.MAX_PACKET;
    /** Bytes of the present packet's body still to come. */
    private int toSkip;

    private boolean inLength;
    private int length;
    private int shift;

    /** From now on packets may be this large, in bytes. On the connection's event loop. */
    void allow(int maxPacket) {
        limit = maxPacket;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // that it is closed already would be as well
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes && !begins(bytes)) {
            LOG.debug("not mqtt, connection closed");
            ReferenceCountUtil.release(message);
            context.close();
        } else if (message instanceof ByteBuf bytes && !fits(bytes)) {
            if (foreign) {
                LOG.warn("not a packet of a client, connection closed");
            } else {
                LOG.warn("mqtt packet too large, connection closed limit={}", limit);
            }
            ReferenceCountUtil.release(message);
            context.close();
        } else {
            context.fireChannelRead(message);
        }
    }

    /** Whether the connection begins as one does: whatever comes before is nobody's. */
    private boolean begins(ByteBuf bytes) {
        boolean first = !begun && bytes.isReadable();
        begun |= first;
        return !first || bytes.getUnsignedByte(bytes.readerIndex()) == CONNECT;
    }

    /** Whether every packet that begins in these bytes is one that clients send, and small enough. */
    boolean fits(ByteBuf bytes) {
        int at = bytes.readerIndex();
        int end = bytes.writerIndex();
        while (at < end) {
            if (toSkip > 0) {
                int skipped = Math.min(toSkip, end - at);
                toSkip -= skipped;
                at += skipped;
            } else if (!inLength) {
                inLength = true;
                length = 0;
                shift = 0;
                foreign = !isOfClients(bytes.getUnsignedByte(at++) >> TYPE);
                if (foreign) {
                    return false;
                }
            } else if (!takeLength(bytes.getByte(at++))) {
                return false;
            }
        }
        return true;
    }

    /** Types that clients send (table 2-1): all but answers to such, and AUTH, which nobody can have begun. */
    private static boolean isOfClients(int type) {
        return switch (type) {
            case 1, 3, 4, 5, 6, 7, 8, 10, 12, 14 -> true;
            default -> false;
        };
    }

    private boolean takeLength(byte next) {
        length |= (next & LENGTH_BITS) << shift;
        shift += 7;
        boolean more = (next & MORE) != 0;
        if (more) {
            return shift < MAX_SHIFT;
        }
        inLength = false;
        toSkip = length;
        return length <= limit;
    }
}
