// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.Entry;
import care.lares.journal.Vectors;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Java writes is what Python wrote from the document. */
class VectorsTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void bodiesOfEveryEntryTypeAreThePublishedOnes() throws UnreadableEntryException {
        JsonNode bodies = Vectors.of("entries.json");
        Map<String, Entry> entries = VectorEntries.all();
        assertThat(bodies.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(entries.keySet());
        for (Map.Entry<String, Entry> named : entries.entrySet()) {
            byte[] body = EntryCodec.encode(named.getValue());
            assertThat(HEX.formatHex(body))
                    .as(named.getKey())
                    .isEqualTo(bodies.get(named.getKey()).asText());
            assertThat(EntryCodec.encode(EntryCodec.decode(body))).isEqualTo(body);
        }
    }

    @Test
    void commitmentsAndLeafHashesAreThePublishedOnes() {
        JsonNode vectors = Vectors.of("leaves.json");
        byte[] subjectLeafKey = Vectors.hex(vectors.get("derived").get("leaf"));
        for (JsonNode leaf : vectors.get("leaves")) {
            long seq = leaf.get("seq").asLong();
            byte[] canonical = CanonicalBytes.of(vectors.get("origin").asText(), seq, Vectors.hex(leaf.get("body")));
            byte[] leafKey = Commitment.leafKey(subjectLeafKey, seq);
            byte[] commitment = Commitment.of(leafKey, canonical);
            assertThat(canonical).isEqualTo(Vectors.hex(leaf.get("canonical")));
            assertThat(leafKey).isEqualTo(Vectors.hex(leaf.get("leafKey")));
            assertThat(commitment).isEqualTo(Vectors.hex(leaf.get("commitment")));
            assertThat(LeafHash.of(commitment)).isEqualTo(Vectors.hex(leaf.get("leafHash")));
        }
    }

    @Test
    void checkpointKeyAndNoteAreThePublishedOnes() throws MalformedNoteException {
        JsonNode vector = Vectors.of("checkpoint.json");
        SeedSigner signer = new SeedSigner(Vectors.hex(vector.get("seed")));
        Checkpoint checkpoint = new Checkpoint(
                vector.get("origin").asText(), vector.get("size").asLong(), Vectors.hex(vector.get("root")));
        SignedNote note = SignedNote.of(checkpoint, signer);
        VerifierKey key = VerifierKey.of(checkpoint.origin(), signer.publicKey());
        assertThat(signer.publicKey()).isEqualTo(Vectors.hex(vector.get("publicKey")));
        assertThat(key.text()).isEqualTo(vector.get("vkey").asText());
        assertThat(note.bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(vector.get("note").asText());
        assertThat(Checkpoint.parse(SignedNote.parse(note.bytes()).text()).root())
                .isEqualTo(checkpoint.root());
        assertThat(VerifierKey.parse(key.text()).publicKey()).isEqualTo(signer.publicKey());
    }
}
