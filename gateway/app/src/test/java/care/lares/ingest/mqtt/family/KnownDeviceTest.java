// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.family;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import care.lares.driver.RawMessage;
import care.lares.driver.StateDriver;
import care.lares.driver.theengs.Theengs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownDeviceTest {
    private static final DeviceId BEACON = new DeviceId("A4C138000001");

    private final StateDriver driver = Theengs.driver();
    private final KnownDevice device = new KnownDevice();
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");

    @Test
    void takesWhatChangesAndOnceInAWhileWhatDoesNot() {
        assertThat(news("{\"tempc\":21.4,\"hum\":47}")).containsExactly("room_temperature", "humidity");
        assertThat(news("{\"tempc\":21.40,\"hum\":48}")).containsExactly("humidity");
        now = now.plus(KnownDevice.CONFIRMED);
        assertThat(news("{\"tempc\":21.4,\"hum\":48}")).containsExactly("room_temperature", "humidity");
    }

    @Test
    void takesEveryPress() {
        assertThat(news("{\"button\":\"SOS\"}")).containsExactly("sos");
        assertThat(news("{\"button\":\"SOS\"}")).containsExactly("sos");
    }

    @Test
    void isNewAgainAfterItCouldNotBeHeard() {
        news("{\"open\":true}");
        device.forget();

        assertThat(news("{\"open\":true}")).containsExactly("contact_open");
    }

    @Test
    void knowsAPressThatABeaconRepeats() {
        Advertisements heard = new Advertisements();
        byte[] press = "{\"button\":\"single press\",\"packet\":29}".getBytes(StandardCharsets.UTF_8);

        assertThat(heard.isRepeated(BEACON, press, now)).isFalse();
        assertThat(heard.isRepeated(BEACON, press, now.plusSeconds(2))).isTrue();
        assertThat(heard.isRepeated(new DeviceId("other"), press, now)).isFalse();
        assertThat(heard.isRepeated(BEACON, press, now.plus(Duration.ofMinutes(5))))
                .isFalse();
        byte[] unnumbered = "{\"button\":\"single press\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(heard.isRepeated(BEACON, unnumbered, now)).isFalse();
        assertThat(heard.isRepeated(BEACON, unnumbered, now)).isFalse();
    }

    private List<String> news(String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return device.news(driver.read(new RawMessage(BEACON, bytes, now, false), device.known())).stream()
                .map(reading -> reading.kind().wireName())
                .toList();
    }
}
