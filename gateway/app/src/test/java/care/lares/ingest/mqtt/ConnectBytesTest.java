// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.ingest.mqtt.ConnectBytes.Fault;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectBytesTest {
    private static final String EXPIRY = "\21\0\0\0\1";
    private static final String USER = "\46\0\1a\0\1b";

    private static Fault fault(String body) {
        return ConnectBytes.faultIn(Unpooled.wrappedBuffer(body.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String mqtt5(int flags, String properties, String rest) {
        return "\0\4MQTT\5" + (char) flags + "\0\0" + (char) properties.length() + properties + "\0\1x" + rest;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                EXPIRY + EXPIRY,
                "\41\0\1" + USER + "\41\0\1",
                "\47\0\0\1\0" + EXPIRY + "\47\0\0\1\0",
                "\31\0\31\0",
                "\26\0\1s\26\0\1s"
            })
    void findsAPropertyThatComesTwice(String properties) {
        assertThat(fault(mqtt5(2, properties, ""))).isEqualTo(Fault.DOUBLED_PROPERTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", EXPIRY, USER + USER + EXPIRY + "\41\0\1", "\22\0\1d"})
    void takesWhatMayCome(String properties) {
        assertThat(fault(mqtt5(2, properties, ""))).isEqualTo(Fault.NONE);
    }

    @Test
    void looksIntoTheLastWillToo() {
        assertThat(fault(mqtt5(6, EXPIRY, "\12\30\0\0\0\1\30\0\0\0\1"))).isEqualTo(Fault.DOUBLED_PROPERTY);
        assertThat(fault(mqtt5(6, EXPIRY, "\5\30\0\0\0\1"))).isEqualTo(Fault.NONE);
        assertThat(fault(mqtt5(2, EXPIRY, "\12\30\0\0\0\1\30\0\0\0\1"))).isEqualTo(Fault.NONE);
    }

    @Test
    void aPasswordNeedsAUserNameBeforeMqtt5() {
        assertThat(fault("\0\4MQTT\4\102\0\0\0\1x\0\1p")).isEqualTo(Fault.PASSWORD_WITHOUT_NAME);
        assertThat(fault("\0\6MQIsdp\3\102\0\0\0\1x\0\1p")).isEqualTo(Fault.PASSWORD_WITHOUT_NAME);
        assertThat(fault("\0\4MQTT\4\302\0\0\0\1x\0\1u\0\1p")).isEqualTo(Fault.NONE);
        assertThat(fault(mqtt5(0x42, "", "\0\1p"))).isEqualTo(Fault.NONE);
    }

    @Test
    void leavesWhatIsCutOffToTheDecoder() {
        String whole = mqtt5(6, EXPIRY + USER, "\5\30\0\0\0\1");
        for (int length = 0; length < whole.length(); length++) {
            assertThat(fault(whole.substring(0, length))).isEqualTo(Fault.NONE);
        }
        assertThat(fault("\377\377")).isEqualTo(Fault.NONE);
    }
}
