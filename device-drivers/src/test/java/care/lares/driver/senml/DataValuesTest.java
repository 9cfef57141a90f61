// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import care.lares.driver.DataReader;
import care.lares.driver.Decoded;
import care.lares.driver.RawMessage;
import care.lares.driver.Reason;
import care.lares.driver.Rejected;
import care.lares.driver.press.PressDriver;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataValuesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    /** Any family will do. */
    private static final DataReader DATA =
            measure -> measure.equals("2a37") ? Optional.of(new PressDriver()) : Optional.empty();

    @Test
    void givesBytesToWhoKnowsTheirName() {
        Decoded cbor = decode(HexFormat.of()
                .parseHex("81a321781d75726e3a6465763a6d61633a303032346265666666653830346666313a"
                        + "0064326133370842044a"));

        assertThat(cbor.readings()).hasSize(1);
        assertThat(cbor)
                .isEqualTo(decode("[{\"bn\":\"urn:dev:mac:0024befffe804ff1:\",\"n\":\"2a37\",\"vd\":\"BEo\"}]"));
    }

    @Test
    void takesTheTimeOfTheRecord() {
        Decoded decoded = decode("[{\"bt\":1795240000,\"n\":\"2a37\",\"vd\":\"BEo\"}]");

        assertThat(decoded.readings().get(0).observedAt()).contains(Instant.ofEpochSecond(1_795_240_000));
    }

    @Test
    void refusesBytesOfNobodyAndTextThatIsNone() {
        Decoded decoded =
                decode("[{\"n\":\"2a00\",\"vd\":\"BEo\"},{\"n\":\"2a37\",\"vd\":\"?\"},{\"n\":\"2a37\",\"vd\":4}]");

        assertThat(decoded.rejected())
                .extracting(Rejected::reason)
                .containsExactly(Reason.UNKNOWN_KIND, Reason.WRONG_TYPE, Reason.WRONG_TYPE);
    }

    private static Decoded decode(String json) {
        return decode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Decoded decode(byte[] payload) {
        return new SenmlDriver(DATA).decode(new RawMessage(new DeviceId("strap-7"), payload, NOW, false));
    }
}
