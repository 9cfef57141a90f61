// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** A directory: its names, and of those that were changed and not forced everything a power cut may leave of them. */
final class Folder implements Node {
    private final TreeMap<String, Node> names = new TreeMap<>();
    /** By name what it stood for when the directory was last forced, and ever since. */
    private final Map<String, List<Optional<Node>>> unsafe = new HashMap<>();

    Map<String, Node> names() {
        return names;
    }

    Optional<Node> at(String name) {
        return Optional.ofNullable(names.get(name));
    }

    void put(String name, Node node) {
        change(name, Optional.of(node));
        names.put(name, node);
    }

    void remove(String name) {
        change(name, Optional.empty());
        names.remove(name);
    }

    private void change(String name, Optional<Node> to) {
        unsafe.computeIfAbsent(name, first -> new ArrayList<>(List.of(at(first))))
                .add(to);
    }

    /** How many bytes the files in it and below it take, in whole sectors. */
    long used() {
        return names.values().stream()
                .mapToLong(node -> node instanceof Folder below ? below.used() : Inode.sectors(((Inode) node).size()))
                .sum();
    }

    void force() {
        unsafe.clear();
    }

    @Override
    public Folder survivor(Random random) {
        Folder left = new Folder();
        Map<String, Optional<Node>> chosen = new TreeMap<>();
        names.forEach((name, node) -> chosen.put(name, Optional.of(node)));
        new TreeMap<>(unsafe).forEach((name, states) -> chosen.put(name, states.get(random.nextInt(states.size()))));
        chosen.forEach((name, node) -> node.ifPresent(kept -> left.names.put(name, kept.survivor(random))));
        return left;
    }
}
