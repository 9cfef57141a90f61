// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.status;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.driver.Decoded;
import care.lares.driver.RawMessage;
import care.lares.driver.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusDriverTest {
    private final StatusDriver driver = new StatusDriver();

    private Decoded decode(String word, boolean retained) {
        byte[] payload = word.getBytes(StandardCharsets.UTF_8);
        return driver.decode(
                new RawMessage(new DeviceId("mat-3"), payload, Instant.parse("2026-11-21T08:00:00Z"), retained));
    }

    @ParameterizedTest
    @CsvSource({"online,true", "offline,false", "Offline,false", "' online\n',true"})
    void readsTheWord(String word, boolean there) {
        Decoded decoded = decode(word, false);
        assertThat(decoded.rejected()).isEmpty();
        assertThat(decoded.readings()).singleElement().satisfies(reading -> {
            assertThat(reading.kind()).isEqualTo(Kind.ONLINE);
            assertThat(reading.isOn()).isEqualTo(there);
        });
    }

    @Test
    void marksWhatTheTransportKept() {
        assertThat(decode("online", true).readings().get(0).quality()).containsExactly(Quality.RETAINED);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "1", "on-line", "offline offline offline"})
    void refusesOtherWords(String word) {
        assertThat(decode(word, false).rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void knowsThatAWordThatWasTakenAwaySaysNothing() {
        assertThat(decode("", true)).isEqualTo(Decoded.NOTHING);
    }
}
