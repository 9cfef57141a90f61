// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Reading;
import care.lares.driver.nativejson.NativeJsonDriver;
import care.lares.driver.senml.SenmlDriver;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class OrCallTest {
    private final CallsOnly calls = new CallsOnly(
            "coap",
            new Rejected(Reason.UNKNOWN_FORMAT, "another format"),
            List.of(new NativeJsonDriver(), new SenmlDriver()),
            UnaryOperator.identity());

    private final OrCall senml = new OrCall(new SenmlDriver(), calls);

    private Decoded decode(String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return senml.decode(
                new RawMessage(new DeviceId("pendant-1"), bytes, Instant.parse("2026-11-21T08:00:00Z"), false));
    }

    @Test
    void readsWhatTheSenderSaysItIs() {
        assertThat(decode("[{\"n\":\"hr\",\"v\":72}]").readings())
                .extracting(Reading::kind)
                .containsExactly(Kind.HEART_RATE);
    }

    @Test
    void hearsACallThatIsSomethingElse() {
        assertThat(decode("{\"kind\":\"sos\",\"value\":true}").readings())
                .extracting(Reading::kind)
                .containsExactly(Kind.SOS);
    }

    @Test
    void hearsNothingElseThere() {
        Decoded decoded = decode("{\"kind\":\"heart_rate\",\"value\":72}");
        assertThat(decoded.readings()).isEmpty();
        assertThat(decoded.rejected())
                .isEqualTo(new SenmlDriver()
                        .decode(new RawMessage(
                                new DeviceId("pendant-1"),
                                "{\"kind\":\"heart_rate\",\"value\":72}".getBytes(StandardCharsets.UTF_8),
                                Instant.parse("2026-11-21T08:00:00Z"),
                                false))
                        .rejected());
        assertThat(senml.name()).isEqualTo(new SenmlDriver().name());
    }
}
