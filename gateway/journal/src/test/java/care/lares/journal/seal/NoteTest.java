// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.journal.Vectors;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
    private static final String ROOT = "A".repeat(43) + "=";
    private static final String VKEY = Vectors.of("checkpoint.json").get("vkey").asText();

    @Test
    void writesTheReceiptsPythonWrote() throws IOException {
        JsonNode checkpoint = Vectors.of("checkpoint.json");
        JsonNode leaves = Vectors.of("leaves.json").get("leaves");
        SeedSigner signer = new SeedSigner(Vectors.hex(checkpoint.get("seed")));
        MerkleTree tree = new MerkleTree(new MemoryTiles());
        leaves.forEach(leaf -> tree.append(Vectors.hex(leaf.get("leafHash"))));
        HashReader hashes = new TiledHashes(new MemoryTiles(), tree.rightEdge());
        SignedNote note =
                SignedNote.of(new Checkpoint(checkpoint.get("origin").asText(), tree.size(), tree.root()), signer);
        VerifierKey key = VerifierKey.of(checkpoint.get("origin").asText(), signer.publicKey());
        for (int seq = 0; seq < tree.size(); seq++) {
            String receipt = ReceiptText.of(
                    Vectors.hex(leaves.get(seq).get("leafKey")),
                    Vectors.hex(leaves.get(seq).get("body")),
                    key,
                    InclusionProof.of(hashes, seq, tree.size()),
                    note,
                    Optional.empty());
            assertThat(receipt).isEqualTo(Vectors.of("receipts.json").get(seq).asText());
        }
    }

    @Test
    void keepsSignaturesOfStrangersAndFindsItsOwn() throws MalformedNoteException {
        SeedSigner signer = new SeedSigner(new byte[32]);
        SignedNote own = SignedNote.of(new Checkpoint("lares.local/a", 1, new byte[32]), signer);
        String text = new String(own.bytes(), StandardCharsets.UTF_8) + "— stranger.example AAAAAAE=\n";
        SignedNote both = SignedNote.parse(text.getBytes(StandardCharsets.UTF_8));
        VerifierKey key = VerifierKey.of("lares.local/a", signer.publicKey());
        assertThat(both.signatures()).hasSize(2);
        assertThat(both.bytes()).asString(StandardCharsets.UTF_8).isEqualTo(text);
        assertThat(both.signatureBy(key)).contains(signer.sign(own.text().getBytes(StandardCharsets.UTF_8)));
        assertThat(both.signatureBy(VerifierKey.of("lares.local/b", signer.publicKey())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "text\n",
                "text\n\n",
                "text\n\nno dash\n",
                "text\n\n— name AAAAAAE=",
                "text\n\n— name AAAAAAE=\n\n",
                "text\n\n— name \n",
                "text\n\n— AAAAAAE=\n",
                "text\n\n— name AAAA\n",
                "text\n\n— name !!!!\n"
            })
    void refusesWhatIsNoNote(String note) {
        assertThatThrownBy(() -> SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedNoteException.class);
    }

    @Test
    void refusesNotesThatAreTooLongOrNotUtf8() {
        assertThatThrownBy(() -> SignedNote.parse(new byte[SignedNote.MAX_BYTES + 1]))
                .isInstanceOf(MalformedNoteException.class);
        assertThatThrownBy(() -> SignedNote.parse(new byte[] {(byte) 0xff})).isInstanceOf(MalformedNoteException.class);
    }

    @Test
    void refusesCheckpointsInAnyOtherForm() throws MalformedNoteException {
        assertThat(Checkpoint.parse("o\n7\n" + ROOT + "\n").size()).isEqualTo(7);
        List<String> others = List.of(
                "o\n07\n" + ROOT + "\n",
                "o\n+7\n" + ROOT + "\n",
                "o\n-7\n" + ROOT + "\n",
                "o\n٧\n" + ROOT + "\n",
                "\n7\n" + ROOT + "\n",
                "o\n7\n" + ROOT,
                "o\n7\n" + ROOT + "\nmore\n",
                "o\n7\n" + ROOT.replace("A=", "B=") + "\n",
                "o\n7\nAAAA\n",
                "o\n9223372036854775808\n" + ROOT + "\n");
        for (String other : others) {
            assertThatThrownBy(() -> Checkpoint.parse(other)).as(other).isInstanceOf(MalformedNoteException.class);
        }
    }

    @Test
    void refusesVerifierKeysInAnyOtherForm() {
        List<String> others = List.of(
                "",
                "name",
                "name+00000000",
                "name+00000000+",
                VKEY + "=",
                VKEY.replace("/0", "/1"),
                VKEY.replace("+AQ", "+BA"),
                VKEY.toUpperCase(java.util.Locale.ROOT),
                " " + VKEY);
        for (String other : others) {
            assertThatThrownBy(() -> VerifierKey.parse(other)).as(other).isInstanceOf(MalformedNoteException.class);
        }
        assertThatThrownBy(() -> VerifierKey.of("a b", new byte[32])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VerifierKey.of("a+b", new byte[32])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VerifierKey.of("", new byte[32])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VerifierKey.of("a", new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }
}
