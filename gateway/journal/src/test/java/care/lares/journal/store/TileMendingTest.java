// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.Entry;
import care.lares.journal.SeededEntries;
import care.lares.journal.check.Finding;
import care.lares.journal.cuts.BadSectors;
import care.lares.journal.cuts.FaultStorage;
import care.lares.journal.log.FileStorage;
import care.lares.journal.log.UnusableDirectoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileMendingTest {
    /** More than fill a tile of level 1. */
    private static final int MANY = 256 * 256 + 600;
    /** What fits the queue, and fewer than a desk has tiles of on its way. */
    private static final int PART = 4_000;

    private static final Path DATA = Path.of("data");

    @TempDir
    Path directory;

    private final SeededEntries seeded = new SeededEntries(11);

    @Test
    void tilesTornByAPowerCutAreMadeAgain() throws IOException {
        Path data = directory.resolve("data");
        Path cut = directory.resolve("cut");
        try (Open open = Open.at(data)) {
            for (int written = 0; written < MANY; written += PART) {
                open.write(some(PART));
                Receipts.verified(open, written);
            }
            KilledCopy.make(data, cut);
        }
        assertThat(Open.check(cut).findings()).isEmpty();
        tear(tile(cut, "0/000"));
        tear(tile(cut, "0/007"));
        Files.write(tile(cut, "0/255"), new byte[100]);
        Files.delete(tile(cut, "0/256"));
        tear(tile(cut, "1/000"));
        assertThat(Open.check(cut).findings()).hasSize(5);
        Open.at(cut).close();
        assertThat(Open.check(cut).findings()).isEmpty();
    }

    @Test
    void tilesWhoseParentIsMissingStay() throws IOException {
        Path data = directory.resolve("data");
        try (Open open = Open.at(data)) {
            for (int written = 0; written < MANY; written += PART) {
                open.write(some(PART));
            }
            Receipts.verified(open, MANY - 1);
        }
        Files.writeString(mark(data), "lares/settled/v1\n0\n");
        Files.delete(tile(data, "1/000"));
        tear(tile(data, "0/007"));
        Object before = key(tile(data, "0/000"));
        Open.at(data).close();
        assertThat(Open.check(data).findings()).isEmpty();
        assertThat(key(tile(data, "0/000")))
                .as("its leaves may have given way since: it could not be made again")
                .isEqualTo(before);
    }

    /** It may hold the only hashes of what was given up. */
    @Test
    void aTileThatIsNotReadStays() throws Exception {
        Path data = directory.resolve("data");
        try (Open open = Open.at(data)) {
            open.write(some(600));
            Receipts.verified(open, 599);
        }
        Files.writeString(mark(data), "lares/settled/v1\n0\n");
        BadSectors card = new BadSectors(new FileStorage());
        card.in(tile(data, "0/001"));
        Open.at(data, Open.QUIET, card).close();
        assertThat(tile(data, "0/001")).exists();
        assertThat(Open.check(data).findings()).isEmpty();
    }

    private static Object key(Path file) throws IOException {
        return Objects.requireNonNull(
                Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    }

    @Test
    void whatAnOrderlyEndForcedIsNotDoubted() throws IOException {
        Path data = directory.resolve("data");
        try (Open open = Open.at(data)) {
            open.write(some(600));
            Receipts.verified(open, 599);
            assertThat(Files.readString(mark(data))).isEqualTo("lares/settled/v1\n0\n");
        }
        assertThat(Files.readString(mark(data))).isEqualTo("lares/settled/v1\n2\n");
        byte[] whole = Files.readAllBytes(tile(data, "0/000"));
        tear(tile(data, "0/000"));
        Open.at(data).close();
        assertThat(Open.check(data).findings()).hasSize(1);
        Files.write(tile(data, "0/000"), whole);
        assertThat(Open.check(data).findings()).isEmpty();
    }

    @Test
    void aMarkThatSaysNothingIsNoMark() throws IOException {
        Path data = directory.resolve("data");
        try (Open open = Open.at(data)) {
            open.write(some(600));
        }
        Files.writeString(mark(data), "lares/settled/v1\nmany\n");
        tear(tile(data, "0/001"));
        Open.at(data).close();
        assertThat(Open.check(data).findings()).isEmpty();
        assertThat(Files.readString(mark(data))).isEqualTo("lares/settled/v1\n2\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aTileThatIsMadeLateSurvivesTheNextPowerCut(int seed) throws IOException, UnusableDirectoryException {
        FaultStorage storage = new FaultStorage(seed);
        try (Open open = Open.at(DATA, Open.QUIET, storage)) {
            open.write(some(600));
        }
        Path origin = storage.list(DATA.resolve("log")).stream()
                .map(DATA.resolve("log")::resolve)
                .findFirst()
                .orElseThrow();
        storage.delete(origin.resolve("settled"));
        storage.forceDirectory(origin);
        storage.delete(origin.resolve("tile/0/000"));
        storage.forceDirectory(origin.resolve("tile/0"));
        FaultStorage left;
        try (Open open = Open.at(DATA, Open.QUIET, storage)) {
            Receipts.verified(open, 3);
            open.write(some(300));
            Receipts.verified(open, 899);
            left = storage.afterCut(seed);
        }
        Path real = directory.resolve("left");
        left.copyTo(DATA, real);
        assertThat(Open.check(real).findings())
                .as("seed %d", seed)
                .allMatch(found -> found.weight() == Finding.Weight.NOTE);
    }

    private static void tear(Path tile) throws IOException {
        byte[] torn = Files.readAllBytes(tile);
        Arrays.fill(torn, 512, 1024, (byte) 0);
        Files.write(tile, torn);
    }

    private static Path mark(Path data) throws IOException {
        return origin(data).resolve("settled");
    }

    private static Path tile(Path data, String name) throws IOException {
        return origin(data).resolve("tile").resolve(name);
    }

    private static Path origin(Path data) throws IOException {
        try (Stream<Path> origins = Files.list(data.resolve("log"))) {
            return origins.findFirst().orElseThrow();
        }
    }

    private List<Entry> some(int count) {
        return Stream.generate(seeded::next).limit(count).toList();
    }
}
