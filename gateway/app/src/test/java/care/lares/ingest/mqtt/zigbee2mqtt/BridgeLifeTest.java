// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.zigbee2mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BridgeLifeTest {
    private static final Instant EVENING = Instant.parse("2026-11-21T20:00:00Z");

    private final BridgeLife bridge = new BridgeLife();

    @Test
    void isConfirmedOnceAnHourWhileItPublishes() {
        bridge.said(true, EVENING);
        assertThat(bridge.isDue(EVENING.plus(Duration.ofMinutes(59)))).isFalse();
        assertThat(bridge.isDue(EVENING.plus(Duration.ofMinutes(60)))).isTrue();
        assertThat(bridge.isDue(EVENING.plus(Duration.ofMinutes(61)))).isFalse();
    }

    @Test
    void isConfirmedAlthoughTheClockWasSetBack() {
        bridge.said(true, EVENING);
        assertThat(bridge.isDue(EVENING.minus(Duration.ofDays(1)))).isTrue();
    }

    @Test
    void isNotThereUntilItSaysSo() {
        assertThat(bridge.isDue(EVENING)).isFalse();
        bridge.said(true, EVENING);
        bridge.said(false, EVENING.plusSeconds(1));
        assertThat(bridge.isDue(EVENING.plus(Duration.ofHours(2)))).isFalse();
    }
}
