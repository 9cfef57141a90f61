// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceNamesTest {
    private final DeviceNames names =
            new DeviceNames(() -> Stream.of("pir-1", "pir-10", "0x00124b0022", "motion-hall", "bed", "Haustür")
                    .map(DeviceId::new)
                    .<DeviceId>toList());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "last seen 09:00 by motion-hall. Nothing was seen by motion-hall, pir-1, pir-10.|last seen 09:00 by"
                        + " the device. Nothing was seen by the devices.",
                "0x00124b0022 moved at 03:01|the device moved at 03:01",
                "Left the bed at 02:10 (bed).|Left the bed at 02:10 (bed).",
                "Haustür moved|the device moved",
                "请看 (pir-10)|请看 (the device)",
                "pir-100 is nobody's|pir-100 is nobody's"
            })
    void noIdIsLeft(String words, String left) {
        assertThat(names.without(words)).isEqualTo(left);
    }
}
