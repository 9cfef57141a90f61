// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads nothing but the first byte of each packet of a connection and its length (MQTT 5 section 2.1). Closes the
 * connection when it does not begin with CONNECT, sends a packet that no client sends, or one that is larger than this
 * client may send: before the packet is gathered in memory, also from whoever has not logged in yet. Closes it as well when
 * the decoder does not make a message of each whole packet: it waits for what a length within one promises, and would
 * swallow the packets behind.
 */
final class PacketGate extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(PacketGate.class);
    private static final int LENGTH_BITS = 0x7f;
    private static final int MORE = 0x80;
    /** Bits of a length: four bytes of seven. */
    private static final int MAX_SHIFT = 28;

    /** How an MQTT connection begins (section 3.1.1), whatever its version. */
    private static final int CONNECT = 0x10;

    private static final int PUBLISH = 3;

    /** Where CONNECT has the version of the protocol, behind its name. */
    private static final int VERSION = 6;

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

    private int type;
    private boolean inLength;
    private int length;
    private int shift;

    private boolean isMqtt5;
    private boolean loggedIn;
    /** Whole packets that have passed and no message was made of yet; nothing while nobody counts messages. */
    private int undecoded;

    private boolean counting;

    /** From now on messages may be this large, in bytes. On the connection's event loop. */
    void allow(int maxPacket) {
        limit = maxPacket;
        loggedIn = true;
    }

    /** What has to stand behind the decoder: counts what comes of packets. */
    DecodedPackets decoded() {
        counting = true;
        return new DecodedPackets(() -> undecoded--, () -> counting = false);
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
                LOG.warn("mqtt packet too large, connection closed limit={}", limit());
            }
            ReferenceCountUtil.release(message);
            sendAway(
                    context,
                    foreign ? MqttDisconnectReasonCode.PROTOCOL_ERROR : MqttDisconnectReasonCode.PACKET_TOO_LARGE);
        } else if (fault != ConnectBytes.Fault.NONE) {
            LOG.info("mqtt connect refused reason={}", fault);
            ReferenceCountUtil.release(message);
            refuse(context);
        } else {
            context.fireChannelRead(message);
            if (counting && undecoded > 0) {
                LOG.warn("mqtt packet with a length that points behind it, connection closed");
                sendAway(context, MqttDisconnectReasonCode.MALFORMED_PACKET);
            }
        }
    }

    /** Closes the connection; a client of MQTT 5 that has logged in is told why. */
    @SuppressWarnings("FutureReturnValueIgnored") // closes in any case
    private void sendAway(ChannelHandlerContext context, MqttDisconnectReasonCode why) {
        counting = false;
        if (isMqtt5 && loggedIn) {
            context.writeAndFlush(Unpooled.wrappedBuffer(DecodedPackets.disconnect(why)))
                    .addListener(ChannelFutureListener.CLOSE);
        } else {
            context.close();
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
                undecoded += toSkip == 0 ? 1 : 0;
            } else if (!inLength) {
                inLength = true;
                length = 0;
                shift = 0;
                type = bytes.getUnsignedByte(at++) >> TYPE;
                foreign = !isOfClients(type);
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
            isMqtt5 = first.writerIndex() > VERSION && first.getByte(VERSION) >= Wire.MQTT_5;
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
        undecoded += length == 0 ? 1 : 0;
        return length <= limit();
    }

    /** Only messages are large: the decoder begins others anew with every part of them that comes. */
    private int limit() {
        return type == PUBLISH ? limit : Math.min(limit, Limits.MAX_PACKET);
    }
}
