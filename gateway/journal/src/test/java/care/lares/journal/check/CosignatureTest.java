// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.journal.Vectors;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CosignatureTest {
    private static final JsonNode VECTOR = Vectors.of("cosignature.json");
    private static final String NOTE = VECTOR.get("note").asText();
    private static final String LINE = VECTOR.get("line").asText();

    @Test
    void acceptsWhatPythonSigned() throws RefusedException {
        Optional<Cosignature> found = SignedCheckpoint.parse(NOTE).cosignature(key());
        assertThat(found)
                .contains(
                        new Cosignature("witness.example/w1", VECTOR.get("time").asLong(), LINE));
        SignedCheckpoint.parse(NOTE)
                .verify(LogKey.parse(Vectors.of("checkpoint.json").get("vkey").asText()));
    }

    @Test
    void refusesEveryFlippedBitOfALineThatClaimsToBeTheWitnesss() throws RefusedException {
        byte[] signature = Base64.getDecoder().decode(LINE.substring(LINE.lastIndexOf(' ') + 1));
        for (int bit = 0; bit < signature.length * Byte.SIZE; bit++) {
            byte[] changed = signature.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            SignedCheckpoint note = SignedCheckpoint.parse(NOTE.replace(LINE, line(changed)));
            if (bit < NamedKey.ID_LENGTH * Byte.SIZE) {
                assertThat(note.cosignature(key())).as("bit %d", bit).isEmpty();
            } else {
                assertThatThrownBy(() -> note.cosignature(key()))
                        .as("bit %d", bit)
                        .hasMessage("cosignature is not that of witness witness.example/w1");
            }
        }
    }

    @Test
    void isOfOneCheckpointOnly() throws RefusedException {
        SignedCheckpoint other = SignedCheckpoint.parse(NOTE.replace("\n0\n", "\n1\n"));
        assertThatThrownBy(() -> other.cosignature(key())).isInstanceOf(RefusedException.class);
        assertThat(SignedCheckpoint.parse(NOTE.replace(LINE + "\n", "")).cosignature(key()))
                .isEmpty();
        String stranger = NOTE.replace("— witness.example/w1", "— witness.example/w2");
        assertThat(SignedCheckpoint.parse(stranger).cosignature(key())).isEmpty();
    }

    @Test
    void countsTheLatestOfTwo() throws RefusedException {
        assertThat(SignedCheckpoint.parse(NOTE + LINE + "\n").cosignature(key()))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 11, 12, 13, 75, 77, 200})
    void refusesALineThatIsCutShortOrTooLong(int length) throws RefusedException {
        byte[] signature = Base64.getDecoder().decode(LINE.substring(LINE.lastIndexOf(' ') + 1));
        SignedCheckpoint note = SignedCheckpoint.parse(NOTE.replace(LINE, line(Arrays.copyOf(signature, length))));
        assertThatThrownBy(() -> note.cosignature(key())).isInstanceOf(RefusedException.class);
    }

    /** The JDK takes zeros behind a signature for a part of its last number. */
    @Test
    void aLogsSignatureHasOneForm() throws RefusedException {
        LogKey key = LogKey.parse(Vectors.of("checkpoint.json").get("vkey").asText());
        String line = SignedCheckpoint.parse(NOTE).signatureLine(key);
        int space = line.lastIndexOf(' ') + 1;
        byte[] signature = Base64.getDecoder().decode(line.substring(space));
        byte[] longer = Arrays.copyOf(signature, signature.length + 1);
        String changed = NOTE.replace(
                line, line.substring(0, space) + Base64.getEncoder().encodeToString(longer));
        assertThatThrownBy(() -> SignedCheckpoint.parse(changed).verify(key)).isInstanceOf(RefusedException.class);
    }

    @Test
    void aLogsKeyIsNoWitnesssAndTheOtherWayRound() {
        String logKey = Vectors.of("checkpoint.json").get("vkey").asText();
        assertThatThrownBy(() -> WitnessKey.parse(logKey))
                .hasMessage("verifier key is not a witness's (Ed25519 cosignature/v1)");
        assertThatThrownBy(() -> LogKey.parse(VECTOR.get("vkey").asText())).hasMessage("verifier key is not Ed25519");
    }

    @Test
    void aKeyIsMadeOfItsNameAndBytes() throws RefusedException {
        WitnessKey key = key();
        assertThat(WitnessKey.of(key.name(), key.publicKey()).text()).isEqualTo(key.text());
        for (String name : new String[] {"", "a+b", "a b", "a\tb", "a\u00a0b"}) {
            assertThatThrownBy(() -> WitnessKey.of(name, key.publicKey())).isInstanceOf(RefusedException.class);
        }
        assertThatThrownBy(() -> WitnessKey.of("w", new byte[31])).isInstanceOf(RefusedException.class);
    }

    private static String line(byte[] signature) {
        return "— witness.example/w1 " + Base64.getEncoder().encodeToString(signature);
    }

    private static WitnessKey key() throws RefusedException {
        return WitnessKey.parse(VECTOR.get("vkey").asText());
    }
}
