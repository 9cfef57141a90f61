// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DictionaryTest {
    private static final int SERIES = 7;

    private final Dictionary dictionary = new Dictionary();

    @Test
    void hidesNoRunThatWasAddedWhileASearchLookedForTheNewest() {
        dictionary.seen(SERIES, 20);
        dictionary.newest(SERIES, 10);
        assertThat(dictionary.newest(SERIES)).isEqualTo(20);
    }

    @Test
    void knowsTheNewestOfWhatWasFoundAndWhatWasAddedSince() {
        assertThat(dictionary.newest(SERIES)).isEqualTo(Long.MAX_VALUE);
        dictionary.newest(SERIES, 10);
        assertThat(dictionary.newest(SERIES)).isEqualTo(10);
        dictionary.seen(SERIES, 5);
        assertThat(dictionary.newest(SERIES)).isEqualTo(10);
        dictionary.seen(SERIES, 30);
        assertThat(dictionary.newest(SERIES)).isEqualTo(30);
    }
}
