// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.journal.Vectors;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTreeTest {
    private final MemoryTiles tiles = new MemoryTiles();
    private final MerkleTree tree = new MerkleTree(tiles);

    @Test
    void hasTheRootsOfThePublishedReferenceTree() {
        JsonNode reference = Vectors.of("rfc9162.json");
        List<byte[]> roots = Vectors.hexes(reference.get("roots"));
        assertThat(tree.root()).isEqualTo(roots.get(0));
        for (byte[] leaf : Vectors.hexes(reference.get("leaves"))) {
            tree.append(LeafHash.of(leaf));
            assertThat(tree.root()).isEqualTo(roots.get((int) tree.size()));
        }
    }

    @Test
    void hasTheRootsPythonFound() {
        for (JsonNode vector : Vectors.of("tree.json").get("roots")) {
            growTo(vector.get("size").asLong());
            assertThat(tree.root()).as("size %d", tree.size()).isEqualTo(Vectors.hex(vector.get("root")));
        }
        assertThat(tiles.files).hasSize(257).containsKeys("tile/0/000", "tile/0/255", "tile/1/000");
    }

    @Test
    void hasTheRootOfTheNaiveDefinitionAtEverySize() {
        List<byte[]> hashes = new ArrayList<>();
        for (int size = 0; size < 1_100; size++) {
            assertThat(tree.root()).as("size %d", size).isEqualTo(NaiveTree.root(hashes));
            hashes.add(leaf(size));
            tree.append(leaf(size));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void goesOnFromItsRightEdgeAsIfItHadNeverStopped(long seed) {
        Random random = new Random(seed);
        MerkleTree stopping = new MerkleTree(new MemoryTiles());
        MemoryTiles seen = new MemoryTiles();
        while (tree.size() < 70_000) {
            long target = tree.size() + 1 + random.nextInt(4_000);
            stopping = MerkleTree.resume(
                    RightEdge.of(stopping.size(), stopping.rightEdge().bytes()), seen);
            while (stopping.size() < target) {
                stopping.append(leaf(stopping.size()));
            }
            growTo(target);
            assertThat(stopping.root()).isEqualTo(tree.root());
            assertThat(stopping.rightEdge().bytes()).isEqualTo(tree.rightEdge().bytes());
        }
        assertThat(seen.files).containsExactlyInAnyOrderEntriesOf(tiles.files);
    }

    @Test
    void rightEdgeHoldsWhatIsNotInAFullTile() {
        growTo(257);
        assertThat(tree.rightEdge().bytes()).hasSize(2 * 32).startsWith(leaf(256));
        growTo(512);
        assertThat(tree.rightEdge().bytes()).hasSize(2 * 32);
        growTo(65_536);
        assertThat(tree.rightEdge().bytes()).hasSize(32).isEqualTo(tree.root());
    }

    @Test
    void refusesARightEdgeOfAnotherSize() {
        growTo(300);
        byte[] edge = tree.rightEdge().bytes();
        for (long size : new long[] {-1, 0, 1, 44, 299, 301, 556, 65_836, 1L << 56, Long.MAX_VALUE}) {
            if (size != 556) {
                assertThatThrownBy(() -> RightEdge.of(size, edge)).isInstanceOf(IllegalArgumentException.class);
            }
        }
        assertThatThrownBy(() -> tree.append(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void answersEveryNodeFromTilesAndEdge() throws IOException {
        growTo(66_000);
        TiledHashes hashes = new TiledHashes(tiles, tree.rightEdge());
        List<byte[]> row = new ArrayList<>();
        for (long i = 0; i < tree.size(); i++) {
            row.add(leaf(i));
        }
        for (int height = 0; !row.isEmpty(); height++) {
            for (int i = 0; i < row.size(); i += height < 6 ? 97 : 1) {
                assertThat(hashes.hash(height, i)).isEqualTo(row.get(i));
            }
            int end = row.size();
            int above = height;
            assertThatThrownBy(() -> hashes.hash(above, end)).isInstanceOf(IllegalArgumentException.class);
            List<byte[]> next = new ArrayList<>();
            for (int i = 0; i + 1 < row.size(); i += 2) {
                next.add(NaiveTree.root(row.subList(i, i + 2)));
            }
            row = next;
        }
    }

    @Test
    void tilesBearTheNamesOfTheSpecification() {
        assertThat(TilePath.of(0, 0)).isEqualTo("tile/0/000");
        assertThat(TilePath.of(1, 999)).isEqualTo("tile/1/999");
        assertThat(TilePath.of(0, 1_000)).isEqualTo("tile/0/x001/000");
        assertThat(TilePath.of(0, 1_234_067)).isEqualTo("tile/0/x001/x234/067");
    }

    private void growTo(long size) {
        while (tree.size() < size) {
            tree.append(leaf(tree.size()));
        }
    }

    static byte[] leaf(long index) {
        return LeafHash.of(ByteBuffer.allocate(Long.BYTES).putLong(index).array());
    }
}
