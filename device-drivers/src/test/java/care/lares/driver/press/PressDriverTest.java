// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.press;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Reading;
import care.lares.driver.RawMessage;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PressDriverTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000})
    void makesACallOfWhateverAButtonSends(int length) {
        Instant now = Instant.parse("2026-11-21T08:00:00Z");
        RawMessage message = new RawMessage(new DeviceId("pendant-1"), new byte[length], now, false);

        assertThat(new PressDriver().decode(message).readings())
                .singleElement()
                .matches(Reading::isOn)
                .matches(reading ->
                        reading.kind() == Kind.SOS && reading.observedAt().isEmpty());
    }
}
