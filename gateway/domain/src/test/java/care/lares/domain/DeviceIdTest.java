// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceIdTest {
    @Test
    void saysWhatIsWrongWithAnIdThatHoldsAnEmoji() {
        assertThatThrownBy(() -> new DeviceId("door-\ud83d\udeaa")).hasMessageContaining("emoji");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a+b", "a#b", "a\u0007b"})
    void saysWhatIsWrongWithAnIdThatIsNoLevelOfATopic(String id) {
        assertThatThrownBy(() -> new DeviceId(id)).hasMessageContaining("/ + #");
    }

    @Test
    void namesNobodyInBytesThatWereNoText() {
        assertThat(DeviceId.named("\uFFFD")).isEmpty();
        assertThat(DeviceId.named("pendant-\uFFFD")).isEmpty();
        assertThat(DeviceId.named("Öma-1")).isPresent();
    }
}
