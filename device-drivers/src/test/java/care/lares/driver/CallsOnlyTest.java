// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import care.lares.driver.nativejson.NativeJsonDriver;
import care.lares.driver.senml.SenmlDriver;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallsOnlyTest {
    private static final Rejected WHY = new Rejected(Reason.WRONG_TOPIC, "nobody listens there");

    private final CallsOnly calls =
            new CallsOnly("mqtt", WHY, List.of(new NativeJsonDriver(), new SenmlDriver()), UnaryOperator.identity());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"kind\":\"sos\",\"value\":true} | sos",
                "[{\"kind\":\"heart_rate\",\"value\":72},{\"kind\":\"fall\",\"value\":true}] | fall",
                "[{\"n\":\"sos\",\"vb\":true}] | sos",
                "{\"kind\":\"sos\" | sos",
                "[{\"kind\":\"test\",\"value\":true},{\"kind\":\"smoke\",\"value\":true}] | test smoke",
                "[{\"kind\":\"test\",\"value\":true},{\"kind\":\"smoke\",\"value\":false}] | ~~",
                "{\"kind\":\"sos\",\"value\":false} | ~~",
                "{\"kind\":\"motion\",\"value\":true} | ~~",
                "online | ~~",
                "~~ | ~~",
            })
    void hearsCallsAndNothingElse(String payload, String kinds) {
        Decoded heard = decoded(payload);
        assertThat(heard.readings())
                .extracting(reading -> reading.kind().wireName())
                .isEqualTo(kinds.isEmpty() ? List.of() : List.of(kinds.split(" ")));
        assertThat(heard.rejected()).containsExactly(WHY);
    }

    @Test
    void isCountedUnderTheWayItCame() {
        assertThat(calls.name()).isEqualTo("mqtt");
    }

    private Decoded decoded(String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return calls.decode(
                new RawMessage(new DeviceId("pendant-1"), bytes, Instant.parse("2026-11-21T08:00:00Z"), false));
    }
}
