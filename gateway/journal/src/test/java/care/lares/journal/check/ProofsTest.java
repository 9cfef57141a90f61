// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.journal.Vectors;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofsTest {
    @ParameterizedTest
    @ValueSource(strings = {"tree.json", "rfc9162.json"})
    void acceptsPublishedInclusionProofsAndNoChangeOfThem(String file) throws RefusedException {
        Tree tree = Tree.of(file);
        for (JsonNode vector : tree.json.get("inclusion")) {
            long index = vector.get("index").asLong();
            long size = vector.get("size").asLong();
            List<byte[]> path = Vectors.hexes(vector.get("path"));
            byte[] root = tree.root(size);
            assertThat(Proofs.root(tree.leaf(index), index, size, path)).isEqualTo(root);
            for (List<byte[]> changed : changes(path)) {
                assertThat(leads(tree.leaf(index), index, size, changed, root))
                        .as("%s", vector)
                        .isFalse();
            }
            for (long other = 0; other < Math.min(size, 20); other++) {
                boolean same = other == index;
                assertThat(leads(tree.leaf(index), other, size, path, root)).isEqualTo(same);
            }
            assertThat(leads(tree.leaf(index), index, index, path, root)).isFalse();
            assertThat(leads(tree.leaf(index), -1, size, path, root)).isFalse();
            assertThat(leads(tree.leaf(index), index, 4 * size, path, root)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tree.json", "rfc9162.json"})
    void acceptsPublishedConsistencyProofsAndNoChangeOfThem(String file) throws RefusedException {
        Tree tree = Tree.of(file);
        for (JsonNode vector : tree.json.get("consistency")) {
            long old = vector.get("old").asLong();
            long size = vector.get("size").asLong();
            List<byte[]> path = Vectors.hexes(vector.get("path"));
            Proofs.consistency(old, tree.root(old), size, tree.root(size), path);
            for (List<byte[]> changed : changes(path)) {
                assertRefused(old, tree.root(old), size, tree.root(size), changed);
            }
            assertRefused(old, new byte[32], size, tree.root(size), path);
            assertRefused(old, tree.root(old), size, new byte[32], path);
            assertRefused(0, tree.root(old), size, tree.root(size), path);
            assertRefused(size + 1, tree.root(old), size, tree.root(size), path);
            assertRefused(old, tree.root(old), 4 * size, tree.root(size), path);
        }
    }

    @Test
    void growsTheTreePythonGrew() throws RefusedException {
        Tree tree = Tree.of("tree.json");
        Map<String, byte[]> tiles = new HashMap<>();
        GrowingTree growing = new GrowingTree((level, index, hashes) -> tiles.put(level + "/" + index, hashes));
        for (JsonNode vector : tree.json.get("roots")) {
            while (growing.size() < vector.get("size").asLong()) {
                growing.append(tree.leaf(growing.size()));
            }
            assertThat(growing.root()).isEqualTo(Vectors.hex(vector.get("root")));
            growing = GrowingTree.of(
                    growing.size(),
                    growing.rightEdge(),
                    (level, index, hashes) -> tiles.put(level + "/" + index, hashes));
            assertThat(growing.root()).isEqualTo(Vectors.hex(vector.get("root")));
        }
        assertThat(tiles).hasSize(257).containsKeys("0/0", "0/255", "1/0");
        byte[] edge = growing.rightEdge();
        assertThatThrownBy(() -> GrowingTree.of(65_540, edge, (level, index, hashes) -> {}))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> GrowingTree.of(65_538, edge, (level, index, hashes) -> {}))
                .isInstanceOf(RefusedException.class);
    }

    private static boolean leads(byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
        try {
            return Arrays.equals(Proofs.root(leaf, index, size, path), root);
        } catch (RefusedException e) {
            return false;
        }
    }

    private static void assertRefused(long old, byte[] oldRoot, long size, byte[] root, List<byte[]> path) {
        assertThatThrownBy(() -> Proofs.consistency(old, oldRoot, size, root, path))
                .isInstanceOf(RefusedException.class);
    }

    /** Each hash changed, left out and doubled; one more at either end. */
    private static List<List<byte[]>> changes(List<byte[]> path) {
        List<List<byte[]>> changes = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            List<byte[]> flipped = new ArrayList<>(path);
            flipped.set(i, path.get(i).clone());
            flipped.get(i)[i % 32] ^= 1;
            changes.add(flipped);
            List<byte[]> without = new ArrayList<>(path);
            without.remove(i);
            changes.add(without);
            List<byte[]> doubled = new ArrayList<>(path);
            doubled.add(i, path.get(i));
            changes.add(doubled);
        }
        changes.add(Stream.concat(Stream.of(new byte[32]), path.stream()).toList());
        changes.add(Stream.concat(path.stream(), Stream.of(new byte[32])).toList());
        return changes;
    }

    /** A tree of the vectors: leaves and roots. */
    private record Tree(JsonNode json) {
        static Tree of(String file) {
            return new Tree(Vectors.of(file));
        }

        byte[] leaf(long index) {
            return json.has("leaves")
                    ? Sha256.leaf(Vectors.hex(json.get("leaves").get((int) index)))
                    : Sha256.leaf(ByteBuffer.allocate(8).putLong(index).array());
        }

        byte[] root(long size) {
            GrowingTree tree = new GrowingTree((level, index, hashes) -> {});
            while (tree.size() < size) {
                tree.append(leaf(tree.size()));
            }
            return tree.root();
        }
    }
}
