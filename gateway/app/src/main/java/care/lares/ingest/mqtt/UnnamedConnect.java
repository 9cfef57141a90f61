// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;

/**
 * Lets a client of MQTT 5 come without an id and with Clean Start 0, as section 3.1.3.1 has it and the MQTT server, which
 * keeps to MQTT 3.1.1, does not. The id it is given is new, so that there is no session either way.
 */
@Sharable
final class UnnamedConnect extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        context.fireChannelRead(message instanceof MqttConnectMessage connect ? started(connect) : message);
    }

    private static MqttConnectMessage started(MqttConnectMessage connect) {
        if (!connect.decoderResult().isSuccess()) {
            return connect;
        }
        MqttConnectVariableHeader said = connect.variableHeader();
        boolean unnamed = connect.payload().clientIdentifier().isEmpty();
        return said.version() >= Wire.MQTT_5 && unnamed && !said.isCleanSession()
                ? new MqttConnectMessage(connect.fixedHeader(), cleanStart(said), connect.payload())
                : connect;
    }

    private static MqttConnectVariableHeader cleanStart(MqttConnectVariableHeader said) {
        return new MqttConnectVariableHeader(
                said.name(),
                said.version(),
                said.hasUserName(),
                said.hasPassword(),
                said.isWillRetain(),
                said.willQos(),
                said.isWillFlag(),
                true,
                said.keepAliveTimeSeconds(),
                said.properties());
    }
}
