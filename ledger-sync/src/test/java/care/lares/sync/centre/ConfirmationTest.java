// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmationTest {
    private static final String TAKEN = TestCentre.confirmation(2);

    @Test
    void takesWhatConfirmsEveryEntry() {
        assertThat(confirms(TAKEN, 2)).isTrue();
        assertThat(confirms(TAKEN.replace("201 Created", "200"), 2)).isTrue();
        assertThat(confirms(TAKEN.replace("{\"response\"", "{\"more\":[{\"response\":{}}],\"response\""), 2))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"Bundle\"",
                "{}",
                "<html></html>",
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\"}",
                "{\"resourceType\":\"OperationOutcome\"}",
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{},{}]}"
            })
    void whatSaysNothingOfTheKindConfirmsNothing(String body) {
        assertThat(confirms(body, 2)).isFalse();
    }

    @Test
    void oneEntryThatWasNotTakenIsEnough() {
        assertThat(confirms(TAKEN, 3)).isFalse();
        assertThat(confirms(TAKEN, 1)).isFalse();
        assertThat(confirms(TAKEN.replaceFirst("201 Created", "422 Unprocessable"), 2))
                .isFalse();
        assertThat(confirms(TAKEN.replaceFirst("\"201 Created\"", "201"), 2)).isFalse();
        assertThat(confirms(TAKEN + "{}", 2)).isFalse();
        assertThat(confirms(TAKEN.substring(0, TAKEN.length() - 1), 2)).isFalse();
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void brokenBytesNeverConfirmWhatTheyDidNotSay(long seed) {
        Random random = new Random(seed);
        for (int turn = 0; turn < 2_000; turn++) {
            byte[] body = TAKEN.getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(4); i >= 0; i--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            if (Confirmation.of(body, 2)) {
                assertThat(new String(body, StandardCharsets.UTF_8))
                        .as("seed %d, turn %d", seed, turn)
                        .contains("Bundle", "transaction-response");
            }
        }
    }

    private static boolean confirms(String body, int sent) {
        return Confirmation.of(body.getBytes(StandardCharsets.UTF_8), sent);
    }
}
