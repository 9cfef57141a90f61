// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.zigbee2mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
    private final Names names = new Names();

    @Test
    void keepsANameThatIsAnId() {
        assertThat(names.of("Flur oben").value()).isEqualTo("Flur oben");
        assertThat(names.of("Flur oben")).isEqualTo(names.of("Flur oben"));
    }

    @Test
    void replacesWhatNoIdMayHave() {
        assertThat(names.of("bath/leak").value()).isEqualTo("bath_leak");
        assertThat(names.of("a\u0001b").value()).isEqualTo("a_b");
    }

    @Test
    void neverTakesTwoNamesForOneDevice() {
        assertThat(names.of("bath/leak")).isNotEqualTo(names.of("bath_leak"));
        assertThat(names.of("bath_leak").value()).startsWith("bath_leak~");
        assertThat(names.all()).hasSize(2);
    }

    @Test
    void givesTheIdToWhoIsCalledSoWhenItKnowsAllNames() {
        assertThat(names.of(List.of("bath/leak", "bath_leak")).get("bath_leak").value())
                .isEqualTo("bath_leak");
        assertThat(names.of("bath/leak").value()).startsWith("bath_leak~");
    }

    @Test
    void cutsALongNameAndKeepsItApart() {
        String longName = "x".repeat(200);
        assertThat(names.of(longName).value()).hasSizeLessThanOrEqualTo(64);
        assertThat(names.of(longName + "y")).isNotEqualTo(names.of(longName));
    }

    @Test
    void takesNoMoreNamesThanAnyNetworkHas() {
        for (int i = 0; i < Names.MAX_NAMES; i++) {
            names.of("device-" + i);
        }
        assertThatThrownBy(() -> names.of("one-more")).isInstanceOf(IllegalArgumentException.class);
        assertThat(names.of(List.of("another"))).isEmpty();
        assertThat(names.of("device-7").value()).isEqualTo("device-7");
    }
}
