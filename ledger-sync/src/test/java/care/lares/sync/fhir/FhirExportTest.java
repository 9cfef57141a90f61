// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.ResidentId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FhirExportTest {
    private final FhirExport export = new FhirExport(new ResidentId("anna"), "Anna");

    private String pulse(int value, String... quality) {
        return export.observation(7, "watch", "pulse_rate", value, List.of(quality), "2026-11-21T08:00:00Z")
                .orElseThrow();
    }

    @Test
    void aMeasurementHasItsValue() {
        assertThat(pulse(72))
                .contains("\"valueQuantity\"", "72", "\"status\":\"final\"")
                .doesNotContain("dataAbsentReason");
        assertThat(pulse(72, "late", "converted")).contains("\"valueQuantity\"");
    }

    @ParameterizedTest
    @CsvSource({"implausible, error", "above_range, error", "below_range, error", "contact_lost, not-performed"})
    void whatCannotBeBelievedHasTheReasonInPlaceOfAValue(String quality, String reason) {
        assertThat(pulse(15, "converted", quality))
                .contains("\"dataAbsentReason\"", "\"" + reason + "\"")
                .doesNotContain("valueQuantity", "15");
    }
}
