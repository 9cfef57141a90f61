// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares the tiles on disk with those of the tree that was grown from the entries. */
final class TileFiles implements GrowingTree.Tiles {
    private static final int DIGIT_GROUP = 1000;
    private static final Pattern SETTLED = Pattern.compile("lares/settled/v1\n(\\d{1,18})\n");
    private static final int LENGTH = GrowingTree.TILE_WIDTH * Sha256.LENGTH;

    private final Path directory;
    private final String shown;
    private final Findings findings;
    private final long settled;
    private long loaded = -1;
    private Optional<byte[]> tile = Optional.empty();

    /** Tiles of the log in a directory, which findings name as {@code shown}. */
    TileFiles(Path directory, String shown, Findings findings) throws IOException {
        this.directory = directory;
        this.shown = shown;
        this.findings = findings;
        this.settled = settled(directory.resolve("settled"));
    }

    /** Tiles of level 0 below this, and those above them, are right or missing; all of them when nothing says otherwise. */
    private static long settled(Path mark) throws IOException {
        if (!Files.isRegularFile(mark)) {
            return Long.MAX_VALUE;
        }
        Matcher known = SETTLED.matcher(Files.readString(mark, StandardCharsets.ISO_8859_1));
        return known.matches() ? Long.parseLong(known.group(1)) : 0;
    }

    /** Whether a power cut may have torn it: the next start looks at it. */
    private boolean isDoubted(int level, long index) {
        long below = settled >>> (level * Byte.SIZE);
        return index >= (level > 0 ? below - 1 : below);
    }

    @Override
    public void full(int level, long index, byte[] hashes) {
        String name = name(level, index);
        Path file = directory.resolve(name);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) != LENGTH) {
                findings.note(
                        shown + name,
                        0,
                        "there is no such tile, or not all of it",
                        "it is made again from the entries");
                return;
            }
            if (isDoubted(level, index) && !Arrays.equals(Files.readAllBytes(file), hashes)) {
                findings.note(shown + name, 0, "it was torn by a power cut", "it is made again at the next start");
            } else {
                compare(name, Files.readAllBytes(file), hashes);
            }
        } catch (IOException e) {
            findings.fault(shown + name, 0, "it cannot be read: " + e.getMessage(), "proofs through it cannot be made");
        }
    }

    /** The hash of a leaf, from its tile; empty when that is missing or not whole. */
    Optional<byte[]> leafHash(long seq) {
        long index = seq / GrowingTree.TILE_WIDTH;
        if (index != loaded) {
            tile = read(index);
            loaded = index;
        }
        int at = (int) (seq % GrowingTree.TILE_WIDTH) * Sha256.LENGTH;
        return tile.map(hashes -> Arrays.copyOfRange(hashes, at, at + Sha256.LENGTH));
    }

    private Optional<byte[]> read(long index) {
        Path file = directory.resolve(name(0, index));
        try {
            boolean whole = Files.isRegularFile(file) && Files.size(file) == LENGTH;
            return whole ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            findings.fault(
                    shown + name(0, index), 0, "it cannot be read: " + e.getMessage(), "the tree cannot be grown");
            return Optional.empty();
        }
    }

    /** Asserts that there is nothing but tiles of this tree, as far as it was grown. */
    void requireNoOthers(long size) {
        Path tiles = directory.resolve("tile");
        if (!Files.isDirectory(tiles)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tiles)) {
            files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !belongs(name, size))
                    .sorted()
                    .forEach(name -> findings.note(
                            shown + name, 0, "it is no tile of the entries read", "it was not compared with anything"));
        } catch (IOException | UncheckedIOException e) {
            findings.fault(shown + "tile", 0, "it cannot be listed: " + e.getMessage(), "tiles were not all compared");
        }
    }

    private void compare(String name, byte[] found, byte[] hashes) {
        int differs = Arrays.mismatch(found, hashes);
        if (differs >= 0) {
            findings.fault(
                    shown + name, differs, "its hashes are not those of the entries", "proofs through it are wrong");
        }
    }

    private static boolean belongs(String name, long size) {
        String[] parts = name.split("/", -1);
        try {
            int level = Integer.parseInt(parts[1]);
            String digits = String.join("", Arrays.copyOfRange(parts, 2, parts.length));
            long index = Long.parseLong(digits.replace("x", ""));
            return level >= 0
                    && level < Long.BYTES
                    && name.equals(name(level, index))
                    && index < size >>> ((level + 1) * Byte.SIZE);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String name(int level, long index) {
        String path = "%03d".formatted(index % DIGIT_GROUP);
        for (long rest = index / DIGIT_GROUP; rest > 0; rest /= DIGIT_GROUP) {
            path = "x%03d/".formatted(rest % DIGIT_GROUP) + path;
        }
        return "tile/" + level + "/" + path;
    }
}
