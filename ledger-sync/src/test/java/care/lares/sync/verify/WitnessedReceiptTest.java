// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.verify;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.seal.CanonicalBytes;
import care.lares.journal.seal.Checkpoint;
import care.lares.journal.seal.Commitment;
import care.lares.journal.seal.EntryCodec;
import care.lares.journal.seal.InclusionProof;
import care.lares.journal.seal.LeafHash;
import care.lares.journal.seal.MerkleTree;
import care.lares.journal.seal.ReceiptText;
import care.lares.journal.seal.SignedNote;
import care.lares.journal.seal.TilePath;
import care.lares.journal.seal.TiledHashes;
import care.lares.journal.seal.VerifierKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WitnessedReceiptTest {
    private static final SampleLog LOG = SampleLog.of(11);
    private static final TestWitness ONE = TestWitness.of("witness.example/w1");
    private static final TestWitness TWO = TestWitness.of("witness.example/w2");
    private static final byte[] RECEIPT = TWO.cosigned(ONE.cosigned(LOG.receipt(6)));

    @Test
    void reachesAsFarAsTrustedWitnessesCosigned() {
        assertReach(RECEIPT, trusting(ONE, TWO), "witnessed 2", "witness.example/w1", "witness.example/w2");
        assertReach(RECEIPT, trusting(TWO), "witnessed 1", "witness.example/w2");
        assertReach(RECEIPT, trusting(TestWitness.of("witness.example/w3")), "sealed");
        assertReach(RECEIPT, TrustedKeys.NONE, "sealed");
        assertReach(LOG.receipt(6), trusting(ONE, TWO), "sealed");
    }

    @Test
    void oneKeyCountsOnceUnderAnyNumberOfNames() {
        TestWitness alias = ONE.alias("witness.example/other");
        byte[] twice = alias.cosigned(ONE.cosigned(ONE.cosigned(LOG.receipt(6))));
        assertThat(reach(twice, trusting(ONE, alias)).words()).isEqualTo("witnessed 1");
    }

    @Test
    void refusesALineThatClaimsToBeATrustedWitnesssAndIsNot() {
        byte[] other = LOG.receipt(6);
        String stolen = ONE.line("lares.local/other\n11\nAAAA\n");
        byte[] forged = (new String(other, StandardCharsets.UTF_8) + stolen + "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(ReceiptVerifier.verify(forged, trusting(ONE)))
                .isEqualTo(new Verdict.Invalid("cosignature is not that of witness witness.example/w1"));
        assertReach(forged, trusting(TWO), "sealed");
    }

    @Test
    void saysThatAMistypedKeyCannotBeUsed() {
        TrustedKeys typo = new TrustedKeys(Set.of(), Set.of(ONE.key().text().replace("w1+", "w9+")));
        assertThat(ReceiptVerifier.verify(RECEIPT, typo))
                .isEqualTo(new Verdict.Invalid(
                        "a witness's key cannot be used: verifier key's id is not that of its" + " name and key"));
        TrustedKeys logs = new TrustedKeys(Set.of(), Set.of(LOG.verifierKey()));
        assertThat(ReceiptVerifier.verify(RECEIPT, logs)).isInstanceOf(Verdict.Invalid.class);
    }

    /** Whatever is changed, it is refused or reaches no further than before. */
    @Test
    void noFlippedBitReachesFurther() {
        TrustedKeys trusted = trusting(ONE, TWO);
        for (int bit = 0; bit < RECEIPT.length * Byte.SIZE; bit++) {
            byte[] changed = RECEIPT.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            if (ReceiptVerifier.verify(changed, trusted) instanceof Verdict.Valid valid) {
                assertThat(valid.reach().witnesses()).as("bit %d", bit).hasSizeLessThan(2);
            }
        }
    }

    /** A reading among 131,072 entries, about a week of a house; the path grows by 45 bytes when the log doubles. */
    @Test
    void aReceiptWithThreeWitnessesHasAtMostTwoKilobytes() throws IOException {
        int size = 1 << 17;
        Map<String, byte[]> tiles = new HashMap<>();
        MerkleTree tree = new MerkleTree((level, index, hashes) -> tiles.put(TilePath.of(level, index), hashes));
        byte[] body = EntryCodec.encode(SampleLog.heartRate(72));
        byte[] canonical = CanonicalBytes.of(SampleLog.ORIGIN, 77_777, body);
        for (int seq = 0; seq < size; seq++) {
            byte[] record = Arrays.copyOf(ByteBuffer.allocate(4).putInt(seq).array(), 32);
            tree.append(LeafHash.of(seq == 77_777 ? Commitment.of(SampleLog.leafKey(seq), canonical) : record));
        }
        SignedNote note = SignedNote.of(new Checkpoint(SampleLog.ORIGIN, size, tree.root()), LOG);
        TiledHashes hashes = new TiledHashes((level, at) -> tiles.get(TilePath.of(level, at)), tree.rightEdge());
        byte[] receipt = ReceiptText.of(
                        SampleLog.leafKey(77_777),
                        body,
                        VerifierKey.of(SampleLog.ORIGIN, LOG.publicKey()),
                        InclusionProof.of(hashes, 77_777, size),
                        note,
                        Optional.empty())
                .getBytes(StandardCharsets.UTF_8);
        TestWitness three = TestWitness.of("witness.example/w3");
        byte[] cosigned = three.cosigned(TWO.cosigned(ONE.cosigned(receipt)));
        assertThat(reach(cosigned, trusting(ONE, TWO, three)).words()).isEqualTo("witnessed 3");
        assertThat(cosigned.length).isLessThanOrEqualTo(2_000);
    }

    static TrustedKeys trusting(TestWitness... witnesses) {
        Set<String> keys = Stream.of(witnesses).map(one -> one.key().text()).collect(Collectors.toSet());
        return new TrustedKeys(Set.of(), keys);
    }

    private static Reach reach(byte[] receipt, TrustedKeys trusted) {
        return ((Verdict.Valid) ReceiptVerifier.verify(receipt, trusted)).reach();
    }

    private static void assertReach(byte[] receipt, TrustedKeys trusted, String words, String... names) {
        assertThat(reach(receipt, trusted).words()).isEqualTo(words);
        assertThat(reach(receipt, trusted).witnesses()).containsExactly(names);
    }
}
