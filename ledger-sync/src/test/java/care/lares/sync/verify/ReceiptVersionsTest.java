// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A receipt that was handed out stays good, whatever receipts look like today. */
class ReceiptVersionsTest {
    private static final Path VECTORS = Path.of("../gateway/journal/src/test/resources/vectors/receipt-versions.json");

    /** What Python wrote from the document, by version. */
    static Map<String, byte[]> versions() {
        Map<String, byte[]> versions = new LinkedHashMap<>();
        try {
            new ObjectMapper()
                    .readTree(VECTORS.toFile())
                    .fields()
                    .forEachRemaining(one ->
                            versions.put(one.getKey(), one.getValue().asText().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "3, anchored"})
    void everyVersionIsTakenAndNoneWithAChangedByte(String version) {
        byte[] receipt = versions().get(version);
        Verdict.Valid valid = (Verdict.Valid) ReceiptVerifier.verify(receipt, TrustedKeys.NONE);
        assertThat(valid.seq()).isZero();
        assertThat(valid.entry().orElseThrow().lines()).contains("device pendant-7", "value 72");
        assertThat(valid.reach().claim().map(claim -> claim.epoch()))
                .isEqualTo(version.equals("2") || version.endsWith("anchored") ? Optional.of(7L) : Optional.empty());
        for (int at = 0; at < receipt.length; at++) {
            byte[] changed = receipt.clone();
            changed[at] ^= (byte) (1 << (at % Byte.SIZE));
            assertThat(ReceiptVerifier.verify(changed, TrustedKeys.NONE))
                    .as("byte %d of version %s", at, version)
                    .isInstanceOf(Verdict.Invalid.class);
        }
    }

    /** Old receipts say themselves what log and place their entry has: it must be what the rest of them says. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void anOldReceiptOfAnotherPlaceIsRefused(String version) {
        String elsewhere = new String(versions().get(version), StandardCharsets.UTF_8).replace("index 0", "index 1");
        assertThat(ReceiptVerifier.verify(elsewhere.getBytes(StandardCharsets.UTF_8), TrustedKeys.NONE))
                .isEqualTo(new Verdict.Invalid("entry belongs to another place in the log"));
    }
}
