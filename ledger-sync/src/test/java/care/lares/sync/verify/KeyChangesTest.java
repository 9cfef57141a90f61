// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A receipt under a key that followed the one somebody trusts. */
class KeyChangesTest {
    private static final Path VECTORS = Path.of("../gateway/journal/src/test/resources/vectors/key-changes.json");
    private static JsonNode vector;

    @BeforeAll
    static void read() throws IOException {
        vector = new ObjectMapper().readTree(VECTORS.toFile());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void whoTrustsAnyOfTheKeysAccepts(int number) {
        Verdict.Valid valid = (Verdict.Valid) ReceiptVerifier.verify(receipt(), trusting(number));
        assertThat(valid.pinned()).isTrue();
        assertThat(valid.verifierKey()).isEqualTo(key(2));
        assertThat(valid.followed()).isEqualTo(number == 2 ? Optional.empty() : Optional.of(key(number)));
    }

    @Test
    void nobodyIsLedToAnotherKey() {
        String other = SampleLog.of(3).verifierKey();
        assertThat(ReceiptVerifier.verify(receipt(), new TrustedKeys(Set.of(other), Set.of())))
                .isEqualTo(new Verdict.Invalid("receipt is signed under a key that is not trusted"));
    }

    @Test
    void whatTheOldKeySignsAfterItGaveWayIsRefused() {
        byte[] stale = vector.get("afterItGaveWay").asText().getBytes(StandardCharsets.UTF_8);
        Verdict.Invalid refused = new Verdict.Invalid("checkpoint is signed by a key that had given way");
        assertThat(ReceiptVerifier.verify(stale, trusting(0))).isEqualTo(refused);
        assertThat(ReceiptVerifier.verify(stale, TrustedKeys.NONE)).isEqualTo(refused);
    }

    @Test
    void noByteOfItCanBeChangedForWhoTrustsTheFirstKey() {
        byte[] receipt = receipt();
        for (int at = 0; at < receipt.length; at++) {
            byte[] changed = receipt.clone();
            changed[at] ^= (byte) (1 << (at % Byte.SIZE));
            assertThat(ReceiptVerifier.verify(changed, trusting(0)))
                    .as("byte %d", at)
                    .isInstanceOf(Verdict.Invalid.class);
        }
    }

    private static byte[] receipt() {
        return vector.get("receipt").asText().getBytes(StandardCharsets.UTF_8);
    }

    private static String key(int number) {
        return vector.get("vkeys").get(number).asText();
    }

    private static TrustedKeys trusting(int number) {
        return new TrustedKeys(Set.of(key(number)), Set.of());
    }
}
