// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.journal.Vectors;
import care.lares.journal.seal.AddCheckpointText;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddCheckpointTest {
    private static final String NOTE =
            Vectors.of("cosignature.json").get("note").asText().replace("\n0\n", "\n9\n");
    private static final byte[] HASH = new byte[32];

    /** The example of the specification itself. */
    private static final String PUBLISHED = """
            old 20852014
            PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
            jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
            5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
            /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            — example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
            """;

    @Test
    void readsThePublishedExample() throws RefusedException {
        AddCheckpoint request = AddCheckpoint.parse(bytes(PUBLISHED));
        assertThat(request.oldSize()).isEqualTo(20_852_014);
        assertThat(request.proof()).hasSize(4);
        assertThat(request.checkpoint().origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(request.checkpoint().size()).isEqualTo(20_852_163);
        assertThat(AddCheckpointText.of(
                        request.oldSize(), request.proof(), PUBLISHED.substring(PUBLISHED.indexOf("\n\n") + 2)))
                .isEqualTo(PUBLISHED);
    }

    @Test
    void readsLinesALogPutsBelowItsRoot() throws RefusedException {
        String extended = PUBLISHED.replace("MPA3j2jxq2I=\n", "MPA3j2jxq2I=\none more\nand another\n");
        assertThat(AddCheckpoint.parse(bytes(extended)).checkpoint().body()).endsWith("one more\nand another\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "no old size, old 3, ''",
        "another word, old 3, new 3",
        "two spaces, old 3, 'old  3'",
        "leading zero, old 3, old 03",
        "sign, old 3, old +3",
        "negative, old 3, old -3",
        "beyond the checkpoint, old 3, old 10",
        "too large for a number, old 3, old 9223372036854775808",
        "trailing space, old 3, 'old 3 '",
        "carriage return, 'old 3\\n', 'old 3\\r\\n'",
        "short hash, AAA=, AA==",
        "no base64, AAA=, A*A=",
        "trailing bits, AAA=, AAB=",
        "no empty line, '\\n\\nlares', '\\nlares'",
        "empty line before the proof, 'old 3\\n', 'old 3\\n\\n'",
    })
    void refusesAnyOtherForm(String what, String from, String to) {
        String request = AddCheckpointText.of(3, List.of(HASH, HASH), NOTE);
        String changed = request.replace(unescaped(from), unescaped(to));
        assertThat(changed).isNotEqualTo(request);
        assertThatThrownBy(() -> AddCheckpoint.parse(bytes(changed))).isInstanceOf(RefusedException.class);
    }

    @Test
    void boundsProofAndLength() throws RefusedException {
        List<byte[]> most = Collections.nCopies(63, HASH);
        assertThat(AddCheckpoint.parse(bytes(AddCheckpointText.of(3, most, NOTE)))
                        .proof())
                .hasSize(63);
        List<byte[]> more = Collections.nCopies(64, HASH);
        assertThatThrownBy(() -> AddCheckpoint.parse(bytes(AddCheckpointText.of(3, more, NOTE))))
                .hasMessage("consistency proof is too long");
        assertThatThrownBy(() -> AddCheckpoint.parse(new byte[AddCheckpoint.MAX_BYTES + 1]))
                .hasMessageContaining("longer than");
    }

    /** Whatever comes over the network is read or refused, and what is read says the same when written again. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void survivesAnyBytes(long seed) {
        Random random = new Random(seed);
        byte[] good = bytes(PUBLISHED);
        for (int i = 0; i < 4_000; i++) {
            byte[] changed = mutated(good, random);
            try {
                AddCheckpoint request = AddCheckpoint.parse(changed);
                String text = new String(changed, StandardCharsets.UTF_8);
                String note = text.substring(text.indexOf("\n\n") + 2);
                assertThat(AddCheckpointText.of(request.oldSize(), request.proof(), note))
                        .as("seed %d try %d", seed, i)
                        .isEqualTo(text);
            } catch (RefusedException e) {
                assertThat(e.getMessage()).as("seed %d try %d", seed, i).isNotBlank();
            }
        }
    }

    /** Proofs from every size to every other, as Python made them; with a byte changed none holds. */
    @Test
    void continuesWhatThePublishedProofsProve() throws RefusedException {
        JsonNode tree = Vectors.of("tree.json");
        Random random = new Random(5);
        for (JsonNode vector : tree.get("consistency")) {
            long old = vector.get("old").asLong();
            long size = vector.get("size").asLong();
            List<byte[]> proof = Vectors.hexes(vector.get("path"));
            SignedCheckpoint checkpoint = checkpoint(size, root(tree, size));
            new AddCheckpoint(old, proof, checkpoint).requireContinues(root(tree, old));
            byte[] wrong = root(tree, old).clone();
            wrong[random.nextInt(wrong.length)] ^= 4;
            assertThatThrownBy(() -> new AddCheckpoint(old, proof, checkpoint).requireContinues(wrong))
                    .isInstanceOf(RefusedException.class);
        }
    }

    private static SignedCheckpoint checkpoint(long size, byte[] root) throws RefusedException {
        String body = "lares.local/x\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
        return SignedCheckpoint.parse(body + "\n— lares.local/x AAAAAAE=\n");
    }

    private static byte[] root(JsonNode tree, long size) {
        for (JsonNode one : tree.get("roots")) {
            if (one.get("size").asLong() == size) {
                return Vectors.hex(one.get("root"));
            }
        }
        throw new AssertionError("no root of size " + size);
    }

    private static byte[] mutated(byte[] good, Random random) {
        byte[] changed = good.clone();
        switch (random.nextInt(4)) {
            case 0 -> changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            case 1 -> changed = Arrays.copyOf(changed, random.nextInt(changed.length));
            case 2 -> {
                int from = random.nextInt(changed.length);
                int length = random.nextInt(changed.length - from);
                System.arraycopy(good, random.nextInt(good.length - length), changed, from, length);
            }
            default -> {
                for (int n = random.nextInt(20); n >= 0; n--) {
                    changed[random.nextInt(changed.length)] = (byte) "\n 0old=—".charAt(random.nextInt(8));
                }
            }
        }
        return changed;
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
