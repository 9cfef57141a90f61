// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubledKeyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\":1,\"a\":2}|a",
                "{\"a\":{\"b\":1,\"c\":[{\"d\":1},{\"d\":2}],\"b\":null}}|b",
                "{\"a\":1,\"\\u0061\":2}|a",
                "{\"a\":{\"a\":1},\"b\":{\"a\":1}}|",
                "[1,2|",
                "|",
            })
    void isFoundWhereverItStands(String json, String key) {
        assertThat(DoubledKey.in((json == null ? "" : json).getBytes(UTF_8)).orElse(null))
                .isEqualTo(key);
    }
}
