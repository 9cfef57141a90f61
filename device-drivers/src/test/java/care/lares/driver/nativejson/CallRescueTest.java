// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.nativejson;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import care.lares.driver.Decoded;
import care.lares.driver.RawMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallRescueTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"sos\",\"value\":false,\"value\":true}",
                "{\"kind\":\"sos\",\"value\":true,\"value\":false}",
                "{\"kind\":\"panic_button\",\"value\":true}"
            })
    void hearsACallThatIsSaidTwiceOrByAnotherName(String payload) {
        assertThat(decode(payload).readings())
                .singleElement()
                .satisfies(call -> assertThat(call.isCall()).isTrue());
        assertThat(decode(payload).rejected()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"sos\",\"value\":\"cancelled\"}",
                "{\"kind\":\"sos\",\"value\":false,\"value\":false}",
                "{\"kind\":\"panic_button\",\"value\":false}"
            })
    void aClearOffIsNoCall(String payload) {
        assertThat(decode(payload).readings()).isEmpty();
    }

    private static Decoded decode(String payload) {
        return new NativeJsonDriver()
                .decode(new RawMessage(
                        new DeviceId("watch-7"),
                        payload.getBytes(StandardCharsets.UTF_8),
                        Instant.parse("2026-11-21T08:00:00Z"),
                        false));
    }
}
