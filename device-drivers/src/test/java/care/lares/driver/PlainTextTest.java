// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "a17", "Knopf blau", "ключ", "\uD83D\uDD14"})
    void acceptsPrintableText(String text) {
        assertThat(PlainText.isPlain(text, 16)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a\nb", "a\0", "\u007f", "\u0085", "\uD83D", "\uDD14\uD83D", "x\uDD14", "seventeen letters"})
    void refusesWhatCouldNotBeStoredOrShown(String text) {
        assertThat(PlainText.isPlain(text, 16)).isFalse();
    }
}
