// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.sim.gateway.GatewayException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LaresExtensionIT {
    @RegisterExtension
    final LaresExtension lares = new LaresExtension();

    @Test
    void timeStandsStillUntilItIsMoved() throws Exception {
        String before = lares.api().get("/api/v1/dev/clock").json().path("now").asText();
        assertThat(lares.api().get("/api/v1/dev/clock").json().path("now").asText())
                .isEqualTo(before);

        lares.advance(Duration.ofHours(9));

        assertThat(lares.api().get("/api/v1/dev/clock").json().path("now").asText())
                .isGreaterThan(before);
        assertThat(lares.token()).isNotEmpty();
        assertThat(lares.ready().mqtt()).isPositive();
    }

    @Test
    void silenceOfADeviceIsNoticed() throws Exception {
        lares.tell("bed-3", "{\"kind\":\"bed_occupied\",\"value\":true}");
        lares.advance(Duration.ofHours(9));
        assertThat(lares.awaitAlarm("sensor_stale", "active").device()).isEqualTo("bed-3");
        assertThat(lares.alarms()).hasSize(1);
    }

    @Test
    void saysWhatTheGatewayRefuses() {
        assertThatThrownBy(() -> lares.fault("moon", "full"))
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("moon");
    }
}
