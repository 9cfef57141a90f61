// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import org.junit.jupiter.api.Test;

class WishesTest {
    private static final byte[] LARGE = new byte[100_000];

    @Test
    void takesAnythingUnlessTold() {
        Wishes wishes = Wishes.of(MqttProperties.NO_PROPERTIES);

        assertThat(wishes).isEqualTo(Wishes.NONE);
        assertThat(wishes.fits("a/b", LARGE, 0)).isTrue();
    }

    @Test
    void holdsBackWhatTheClientCannotRead() {
        Wishes wishes = Wishes.of(ConnectRulesTest.with(new IntegerProperty(MqttProperties.MAXIMUM_PACKET_SIZE, 64)));

        assertThat(wishes.fits("a/b", new byte[40], 0)).isTrue();
        assertThat(wishes.fits("a/b", new byte[60], 0)).isFalse();
        assertThat(wishes.fits("a/b", new byte[40], 10)).isFalse();
        assertThat(wishes.fits("no")).isTrue();
        assertThat(wishes.fits("ü".repeat(30))).isFalse();
    }

    @Test
    void readsTheLargestLimitThereIs() {
        Wishes wishes = Wishes.of(ConnectRulesTest.with(new IntegerProperty(MqttProperties.MAXIMUM_PACKET_SIZE, -1)));

        assertThat(wishes.maxPacket()).isEqualTo(0xffff_ffffL);
        assertThat(wishes.fits("a/b", LARGE, 0)).isTrue();
    }

    @Test
    void keepsReasonsFromThoseWhoWantNone() {
        assertThat(Wishes.of(ConnectRulesTest.with(new IntegerProperty(MqttProperties.REQUEST_PROBLEM_INFORMATION, 0)))
                        .reasons())
                .isFalse();
    }
}
