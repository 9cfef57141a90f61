// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionTermTest {
    private static final SessionTerm NONE = new SessionTerm(Duration.ZERO, Duration.ZERO);

    private static SessionTerm asking(int seconds) {
        return SessionTerm.in(properties(seconds), NONE);
    }

    private static MqttProperties properties(int seconds) {
        return ConnectRulesTest.with(new IntegerProperty(MqttProperties.SESSION_EXPIRY_INTERVAL, seconds));
    }

    private static Object told(SessionTerm term) {
        MqttProperties connack = new MqttProperties();
        term.offer(connack);
        return connack.isEmpty()
                ? "nothing"
                : connack.getProperty(MqttProperties.SESSION_EXPIRY_INTERVAL).value();
    }

    @Test
    void grantsWhatIsAskedForUpToItsOwnLimitAndSaysSo() {
        assertThat(asking(90).granted()).isEqualTo(Duration.ofSeconds(90));
        assertThat(told(asking(90))).isEqualTo("nothing");
        for (int tooLong : new int[] {-1, Integer.MIN_VALUE, (int) Limits.SESSION_STAYS.toSeconds() + 1}) {
            assertThat(asking(tooLong).granted()).isEqualTo(Limits.SESSION_STAYS);
            assertThat(told(asking(tooLong))).isEqualTo((int) Limits.SESSION_STAYS.toSeconds());
        }
        assertThat(asking(0).isKept()).isFalse();
        assertThat(told(asking(0))).isEqualTo("nothing");
        assertThat(told(asking(90).refused())).isEqualTo(0);
    }

    @Test
    void keepsToWhatConnectSaidUntilDisconnectSaysOtherwise() {
        assertThat(SessionTerm.in(MqttProperties.NO_PROPERTIES, asking(90))).isEqualTo(asking(90));
        assertThat(SessionTerm.in(properties(7), asking(90))).isEqualTo(asking(7));
        assertThat(asking(7).mayFollow(asking(90))).isTrue();
        assertThat(asking(0).mayFollow(asking(90))).isTrue();
        assertThat(asking(0).mayFollow(NONE)).isTrue();
        assertThat(asking(7).mayFollow(NONE)).isFalse();
    }
}
