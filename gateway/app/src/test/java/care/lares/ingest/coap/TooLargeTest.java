// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a message that was cut only the head is there. */
class TooLargeTest {
    /** The head of a request, and the head, Block1 and Size1 of the answer. */
    @ParameterizedTest
    @CsvSource({
        "41020102 07 b276317265, 618d0102 07 d10e06 d314010000",
        "40021234 b27631, 608d1234 d10e06 d314010000",
        "48030102 1122334455667788, 688d0102 1122334455667788 d10e06 d314010000",
        "52020102 0708 b27631, 528d0102 0708 d10e06 d314010000",
    })
    void aRequestIsToldHowMuchWouldBeTaken(String head, String answer) {
        byte[] said = answer(head).orElseThrow();
        String begin = answer.replace(" ", "") + "ff";
        assertThat(HexFormat.of().formatHex(said)).startsWith(begin);
        assertThat(new String(said, begin.length() / 2, said.length - begin.length() / 2, StandardCharsets.US_ASCII))
                .contains("1024", "65536");
    }

    /** No request, or a token that cannot be. */
    @ParameterizedTest
    @ValueSource(strings = {"40000102 ff", "41450102 07", "4f020102 07", "48020102 0708"})
    void whatIsNoRequestAndWantsAnAnswerIsReset(String head) {
        assertThat(answer(head)).contains(new byte[] {0x70, 0, 1, 2});
    }

    /** Another protocol, too short, or nobody who waits for anything. */
    @ParameterizedTest
    @ValueSource(strings = {"16fefd00 00", "400201", "61020102 07", "71020102 07", "5f020102 07", "51450102 07"})
    void whoeverWaitsForNothingIsToldNothing(String head) {
        assertThat(answer(head)).isEmpty();
    }

    private static Optional<byte[]> answer(String hex) {
        return TooLarge.answer(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
