// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.util.ReferenceCountUtil;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.util.Set;

/**
 * Counts what the decoder makes of packets, for {@link PacketGate}, and sends away who says goodbye for a reason that there
 * is not: the MQTT server fails at it, and leaves the connection open.
 */
final class DecodedPackets extends ChannelInboundHandlerAdapter {
    /** Why a client may leave (MQTT 5 table 3-10). */
    private static final Set<Integer> GOODBYES =
            Set.of(0, 4, 0x80, 0x81, 0x82, 0x83, 0x90, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99);

    private final Runnable decoded;
    private final Runnable broken;

    /**
     * For one connection.
     *
     * @param decoded there is a message
     * @param broken the decoder gives up, and makes nothing of what follows
     */
    DecodedPackets(Runnable decoded, Runnable broken) {
        this.decoded = decoded;
        this.broken = broken;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // closes in any case
    public void channelRead(ChannelHandlerContext context, Object message) {
        decoded.run();
        if (message instanceof MqttMessage packet && packet.decoderResult().isFailure()) {
            broken.run();
        }
        if (message instanceof MqttMessage packet && isNoGoodbye(packet)) {
            ReferenceCountUtil.release(message);
            context.writeAndFlush(Unpooled.wrappedBuffer(disconnect(MqttDisconnectReasonCode.PROTOCOL_ERROR)))
                    .addListener(ChannelFutureListener.CLOSE);
        } else {
            context.fireChannelRead(message);
        }
    }

    /** DISCONNECT of MQTT 5, without properties. */
    static byte[] disconnect(MqttDisconnectReasonCode why) {
        return new byte[] {(byte) 0xe0, 2, why.value(), 0};
    }

    private static boolean isNoGoodbye(MqttMessage packet) {
        return packet.decoderResult().isSuccess()
                && packet.fixedHeader().messageType() == MqttMessageType.DISCONNECT
                && packet.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader said
                && !GOODBYES.contains(said.reasonCode() & 0xff);
    }
}
