// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.journal.Vectors;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProofTest {
    /** Leaves of a tree of which every proof is tried. */
    private static final int SMALL = 20;

    @Test
    void provesInclusionAsPythonDoes() throws IOException {
        HashReader hashes = grown(65_539);
        for (JsonNode vector : Vectors.of("tree.json").get("inclusion")) {
            assertInclusion(hashes, vector);
        }
    }

    @Test
    void provesConsistencyAsPythonDoes() throws IOException {
        HashReader hashes = grown(65_539);
        for (JsonNode vector : Vectors.of("tree.json").get("consistency")) {
            assertConsistency(hashes, vector);
        }
    }

    @Test
    void provesThePublishedReferenceTree() throws IOException {
        JsonNode reference = Vectors.of("rfc9162.json");
        MemoryTiles tiles = new MemoryTiles();
        MerkleTree tree = new MerkleTree(tiles);
        Vectors.hexes(reference.get("leaves")).forEach(leaf -> tree.append(LeafHash.of(leaf)));
        HashReader hashes = new TiledHashes(tiles, tree.rightEdge());
        for (JsonNode vector : reference.get("inclusion")) {
            assertInclusion(hashes, vector);
        }
        for (JsonNode vector : reference.get("consistency")) {
            assertConsistency(hashes, vector);
        }
    }

    @Test
    void inclusionLeadsFromItsLeafToItsRootAndNoChangeOfIt() throws IOException {
        HashReader hashes = grown(SMALL);
        for (long size = 1; size <= SMALL; size++) {
            byte[] root = Subtree.root(hashes, 0, size);
            for (long index = 0; index < size; index++) {
                InclusionProof proof = InclusionProof.of(hashes, index, size);
                byte[] leaf = MerkleTreeTest.leaf(index);
                assertThat(proof.leads(leaf, root)).as(proof.toString()).isTrue();
                assertThat(proof.leads(MerkleTreeTest.leaf(SMALL), root)).isFalse();
                assertThat(proof.leads(leaf, new byte[32])).isFalse();
                for (List<byte[]> changed : changes(proof.hashes())) {
                    assertThat(new InclusionProof(index, size, changed).leads(leaf, root))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void consistencyLeadsFromTheOlderRootToTheRootAndNoChangeOfIt() throws IOException {
        HashReader hashes = grown(SMALL);
        for (long size = 1; size <= SMALL; size++) {
            byte[] root = Subtree.root(hashes, 0, size);
            for (long oldSize = 1; oldSize <= size; oldSize++) {
                byte[] oldRoot = Subtree.root(hashes, 0, oldSize);
                ConsistencyProof proof = ConsistencyProof.of(hashes, oldSize, size);
                assertThat(proof.leads(oldRoot, root)).as(proof.toString()).isTrue();
                assertThat(proof.leads(new byte[32], root)).isFalse();
                assertThat(proof.leads(oldRoot, new byte[32])).isFalse();
                for (List<byte[]> changed : changes(proof.hashes())) {
                    assertThat(new ConsistencyProof(oldSize, size, changed).leads(oldRoot, root))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void refusesWhatIsNotInTheTree() {
        HashReader hashes = grown(3);
        assertThatThrownBy(() -> InclusionProof.of(hashes, 3, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> InclusionProof.of(hashes, -1, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> InclusionProof.of(hashes, 0, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ConsistencyProof.of(hashes, 0, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ConsistencyProof.of(hashes, 4, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhichTileIsMissingOrShort() {
        MerkleTree tree = new MerkleTree((level, index, hashes) -> {});
        for (int i = 0; i < 300; i++) {
            tree.append(MerkleTreeTest.leaf(i));
        }
        HashReader lost = new TiledHashes(new MemoryTiles(), tree.rightEdge());
        HashReader cut = new TiledHashes((level, index) -> new byte[32], tree.rightEdge());
        assertThatThrownBy(() -> InclusionProof.of(lost, 0, 300))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage("tile/0/000");
        assertThatThrownBy(() -> InclusionProof.of(cut, 0, 300))
                .isInstanceOf(IOException.class)
                .hasMessage("tile tile/0/000 has 32 bytes");
    }

    @Test
    void readsEachTileOnceForAProof() throws IOException {
        MemoryTiles tiles = new MemoryTiles();
        MerkleTree tree = grownIn(tiles, 65_539);
        List<String> read = new ArrayList<>();
        TileSource told = (level, index) -> {
            read.add(TilePath.of(level, index));
            return tiles.tile(level, index);
        };
        InclusionProof once =
                InclusionProof.of(new TiledHashes(new TilesOnce(told), tree.rightEdge()), 40_000, tree.size());
        assertThat(read).contains("tile/0/156").doesNotHaveDuplicates();
        InclusionProof often = InclusionProof.of(new TiledHashes(tiles, tree.rightEdge()), 40_000, tree.size());
        assertThat(once.hashes().toArray(byte[][]::new))
                .isDeepEqualTo(often.hashes().toArray(byte[][]::new));
    }

    /** Each hash changed or left out, and one more at either end. */
    private static List<List<byte[]>> changes(List<byte[]> path) {
        List<List<byte[]>> changes = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            List<byte[]> flipped = new ArrayList<>(path);
            flipped.set(i, path.get(i).clone());
            flipped.get(i)[i] ^= 1;
            changes.add(flipped);
            List<byte[]> without = new ArrayList<>(path);
            without.remove(i);
            changes.add(without);
        }
        changes.add(Stream.concat(Stream.of(new byte[32]), path.stream()).toList());
        changes.add(Stream.concat(path.stream(), Stream.of(new byte[32])).toList());
        return changes;
    }

    private static void assertInclusion(HashReader hashes, JsonNode vector) throws IOException {
        InclusionProof proof = InclusionProof.of(
                hashes, vector.get("index").asLong(), vector.get("size").asLong());
        assertSame(proof.hashes(), vector);
    }

    private static void assertConsistency(HashReader hashes, JsonNode vector) throws IOException {
        ConsistencyProof proof = ConsistencyProof.of(
                hashes, vector.get("old").asLong(), vector.get("size").asLong());
        assertSame(proof.hashes(), vector);
    }

    private static void assertSame(List<byte[]> hashes, JsonNode vector) {
        assertThat(hashes.toArray(byte[][]::new))
                .as(vector.toString())
                .isDeepEqualTo(Vectors.hexes(vector.get("path")).toArray(byte[][]::new));
    }

    private static HashReader grown(long size) {
        MemoryTiles tiles = new MemoryTiles();
        return new TiledHashes(tiles, grownIn(tiles, size).rightEdge());
    }

    private static MerkleTree grownIn(MemoryTiles tiles, long size) {
        MerkleTree tree = new MerkleTree(tiles);
        while (tree.size() < size) {
            tree.append(MerkleTreeTest.leaf(tree.size()));
        }
        return tree;
    }
}
