// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
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

    /** Most bytes of a CONNECT that are looked into: what devices and programs say of themselves is a few hundred. */
    private static final int MAX_CONNECT = 4_096;

    /** CONNACK of MQTT 5: there is no session, protocol error (0x82), no properties. */
    private static final byte[] PROTOCOL_ERROR = {0x20, 3, 0, (byte) 0x82, 0};

    private boolean begun;
    /** The first bytes of CONNECT, until it is there. */
    private @Nullable ByteBuf connect = Unpooled.buffer(0, MAX_CONNECT);

    private ConnectBytes.Fault fault = ConnectBytes.Fault.NONE;
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
        } else if (fault != ConnectBytes.Fault.NONE) {
            LOG.info("mqtt connect refused reason={}", fault);
            ReferenceCountUtil.release(message);
            refuse(context);
        } else {
            context.fireChannelRead(message);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // closes in any case
    private void refuse(ChannelHandlerContext context) {
        if (fault == ConnectBytes.Fault.DOUBLED_PROPERTY) {
            context.writeAndFlush(Unpooled.wrappedBuffer(PROTOCOL_ERROR)).addListener(ChannelFutureListener.CLOSE);
        } else {
            context.close();
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
                lookInto(bytes, at, skipped);
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

    /** The first packet is looked into when it is there. */
    private void lookInto(ByteBuf bytes, int at, int count) {
        ByteBuf first = connect;
        if (first == null) {
            return;
        }
        first.writeBytes(bytes, at, Math.min(count, MAX_CONNECT - first.writerIndex()));
        if (count == toSkip) {
            fault = ConnectBytes.faultIn(first);
            connect = null;
        }
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
