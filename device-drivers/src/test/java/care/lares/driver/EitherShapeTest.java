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

class EitherShapeTest {
    private static final String NATIVE = "{\"kind\":\"sos\",\"value\":true}";
    private static final String SENML = "[{\"n\":\"sos\",\"vb\":true}]";

    private final Driver readings =
            new EitherShape(new NativeJsonDriver(), List.of(new SenmlDriver()), UnaryOperator.identity());
    private final Driver senml =
            new EitherShape(new SenmlDriver(), List.of(new NativeJsonDriver()), UnaryOperator.identity());

    @Test
    void hearsACallInTheOtherShapeBesideTheReason() {
        assertThat(kinds(readings, SENML)).containsExactly(Kind.SOS);
        assertThat(decoded(readings, SENML).rejected()).isNotEmpty();
        assertThat(kinds(senml, NATIVE)).containsExactly(Kind.SOS);
        assertThat(kinds(readings, NATIVE)).containsExactly(Kind.SOS);
        assertThat(kinds(senml, SENML)).containsExactly(Kind.SOS);
    }

    @Test
    void takesNothingElseInTheOtherShape() {
        assertThat(kinds(readings, "[{\"n\":\"hr\",\"v\":72}]")).isEmpty();
        assertThat(kinds(readings, "[{\"n\":\"sos\",\"vb\":false}]")).isEmpty();
        assertThat(kinds(senml, "{\"kind\":\"sos\",\"value\":false}")).isEmpty();
        assertThat(kinds(senml, "{\"kind\":\"heart_rate\",\"value\":72}")).isEmpty();
    }

    private static List<Kind> kinds(Driver driver, String payload) {
        return decoded(driver, payload).readings().stream().map(Reading::kind).toList();
    }

    private static Decoded decoded(Driver driver, String payload) {
        return driver.decode(new RawMessage(
                new DeviceId("pendant-1"),
                payload.getBytes(StandardCharsets.UTF_8),
                Instant.parse("2026-11-21T08:00:00Z"),
                false));
    }
}
