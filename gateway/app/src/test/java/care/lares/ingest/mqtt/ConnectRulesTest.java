// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_BAD_AUTHENTICATION_METHOD;
import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.CONNECTION_REFUSED_PROTOCOL_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.BinaryProperty;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttProperty;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttWill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectRulesTest {
    @Test
    void knowsNoWayToProveOneselfButAPassword() {
        assertThat(ConnectRules.broken(with(
                        new StringProperty(MqttProperties.AUTHENTICATION_METHOD, "SCRAM-SHA-256"),
                        new BinaryProperty(MqttProperties.AUTHENTICATION_DATA, new byte[] {1}))))
                .contains(CONNECTION_REFUSED_BAD_AUTHENTICATION_METHOD);
        assertThat(ConnectRules.broken(with(new BinaryProperty(MqttProperties.AUTHENTICATION_DATA, new byte[] {1}))))
                .contains(CONNECTION_REFUSED_PROTOCOL_ERROR);
    }

    @Test
    void refusesAClientThatTakesNothing() {
        assertThat(ConnectRules.broken(with(new IntegerProperty(MqttProperties.RECEIVE_MAXIMUM, 0))))
                .contains(CONNECTION_REFUSED_PROTOCOL_ERROR);
        assertThat(ConnectRules.broken(with(new IntegerProperty(MqttProperties.MAXIMUM_PACKET_SIZE, 0))))
                .contains(CONNECTION_REFUSED_PROTOCOL_ERROR);
        assertThat(ConnectRules.broken(with(
                        new IntegerProperty(MqttProperties.RECEIVE_MAXIMUM, 1),
                        new IntegerProperty(MqttProperties.MAXIMUM_PACKET_SIZE, 1))))
                .isEmpty();
    }

    @Test
    void knowsThreeQualitiesOfAWill() {
        assertThat(ConnectRules.isMalformed(will(true, 2))).isFalse();
        assertThat(ConnectRules.isMalformed(will(true, 3))).isTrue();
        assertThat(ConnectRules.isMalformed(will(false, 3))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/#", "+", "a\uFFFD"})
    void refusesAWillForWhatIsNoTopic(String topic) {
        assertThat(ConnectRules.isMalformed(will(true, 0, topic))).isTrue();
    }

    private static MqttWill will(boolean flag, int qos) {
        return will(flag, qos, "a/b");
    }

    private static MqttWill will(boolean flag, int qos, String topic) {
        return new MqttWill(flag, topic, Buffer.buffer("gone"), qos, false, MqttProperties.NO_PROPERTIES);
    }

    static MqttProperties with(MqttProperty<?>... each) {
        MqttProperties properties = new MqttProperties();
        for (MqttProperty<?> property : each) {
            properties.add(property);
        }
        return properties;
    }
}
