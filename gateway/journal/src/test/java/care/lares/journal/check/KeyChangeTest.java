// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.journal.Vectors;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One key of a log signs the next: the chain is followed, and nothing of it can be changed. */
class KeyChangeTest {
    private static final JsonNode VECTOR = Vectors.of("key-changes.json");
    private static final String RECEIPT = VECTOR.get("receipt").asText();
    private static final String NOTE = RECEIPT.substring(RECEIPT.indexOf("\n\n") + 2);

    @Test
    void followsWhatPythonSigned() throws RefusedException {
        SignedCheckpoint checkpoint = SignedCheckpoint.parse(NOTE);
        assertThat(checkpoint.successors(key(0)))
                .extracting(LogKey::text)
                .containsExactly(key(1).text(), key(2).text());
        assertThat(checkpoint.gaveWay(key(0))).hasValue(5);
        assertThat(checkpoint.gaveWay(key(1))).hasValue(9);
        assertThat(checkpoint.gaveWay(key(2))).isEmpty();
        assertThat(checkpoint.successors(key(2))).isEmpty();
        assertThat(checkpoint.changeLines(key(1)))
                .containsExactly(VECTOR.get("lines").get(1).asText());
        checkpoint.verify(key(2));
    }

    @Test
    void aKeyThatGaveWaySignsNothingLarger() throws Exception {
        LogProof stale = LogProof.parse(VECTOR.get("afterItGaveWay").asText().getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> stale.checkpoint().verify(key(0)))
                .hasMessage("checkpoint is signed by a key that had given way");
    }

    @Test
    void refusesEveryFlippedBitOfALineThatClaimsToBeAKeys() throws RefusedException {
        String line = VECTOR.get("lines").get(0).asText();
        byte[] bytes = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            SignedCheckpoint note = SignedCheckpoint.parse(NOTE.replace(line, line(changed)));
            if (bit < NamedKey.ID_LENGTH * Byte.SIZE) {
                assertThat(note.successors(key(0))).as("bit %d", bit).isEmpty();
            } else {
                assertThatThrownBy(() -> note.successors(key(0)))
                        .as("bit %d", bit)
                        .isInstanceOf(RefusedException.class);
            }
        }
    }

    @Test
    void refusesTwoWordsOfOneKeyAndAWordThatIsCutShort() throws RefusedException {
        String line = VECTOR.get("lines").get(0).asText();
        SignedCheckpoint twice = SignedCheckpoint.parse(NOTE + line + "\n");
        assertThatThrownBy(() -> twice.successors(key(0))).hasMessage("the log's key gave way twice");
        byte[] bytes = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
        SignedCheckpoint cut = SignedCheckpoint.parse(NOTE.replace(line, line(Arrays.copyOf(bytes, bytes.length - 1))));
        assertThatThrownBy(() -> cut.successors(key(0))).isInstanceOf(RefusedException.class);
    }

    @Test
    void aWordInAnotherLogsNoteIsNone() throws RefusedException {
        List<LogKey> others =
                SignedCheckpoint.parse(NOTE.replace("00112233", "99112233")).successors(key(0));
        assertThat(others).isEmpty();
    }

    private static String line(byte[] bytes) {
        return "\u2014 " + key(0).origin() + " " + Base64.getEncoder().encodeToString(bytes);
    }

    private static LogKey key(int number) {
        try {
            return LogKey.parse(VECTOR.get("vkeys").get(number).asText());
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }
}
