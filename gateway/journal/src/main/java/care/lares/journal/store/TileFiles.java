// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.Storage;
import care.lares.journal.log.StoredFile;
import care.lares.journal.log.WholeFile;
import care.lares.journal.seal.TilePath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Full tiles as files. The log holds everything they are made of, and one that is missing is made again: so neither their
 * names nor, for a minute, their content need survive a power cut.
 *
 * @param storage that has them
 * @param origin whose tree it is
 */
record TileFiles(Storage storage, OriginFiles origin) {
    /** Length of a full tile in bytes. */
    static final int LENGTH = TilePath.WIDTH * Hashes.LENGTH;

    /** Writes a tile whose content survives a power cut when this returns; its name may not. */
    void write(int level, long index, byte[] hashes) throws IOException {
        Path path = path(level, index);
        storage.createDirectories(path.resolveSibling(""));
        WholeFile.replaceRelaxed(storage, path, hashes);
    }

    /** Writes a tile in its place: until it is forced a power cut may tear it, and whatever ends us may cut it short. */
    void writeLoose(int level, long index, byte[] hashes) throws IOException {
        try (StoredFile tile = create(path(level, index))) {
            tile.write(ByteBuffer.wrap(hashes), 0);
        }
    }

    /** Makes the content of a tile survive a power cut; nothing happens when it is missing. */
    void force(int level, long index) throws IOException {
        Path path = path(level, index);
        if (storage.size(path).isPresent()) {
            try (StoredFile tile = storage.open(path)) {
                tile.force();
            }
        }
    }

    void remove(int level, long index) throws IOException {
        storage.delete(path(level, index));
    }

    /** A tile; empty when it is missing or was cut short. */
    Optional<byte[]> read(int level, long index) throws IOException {
        return WholeFile.read(storage, path(level, index)).filter(hashes -> hashes.length == LENGTH);
    }

    /**
     * A tile that was there a moment ago.
     *
     * @throws IOException also when it is missing or was cut short
     */
    byte[] there(int level, long index) throws IOException {
        return read(level, index)
                .orElseThrow(() -> new IOException("tile " + TilePath.of(level, index) + " is missing"));
    }

    boolean has(int level, long index) throws IOException {
        return storage.size(path(level, index)).orElse(0) == LENGTH;
    }

    /**
     * Makes a range of tiles, their names and those of the directories they are in, survive a power cut. They are written
     * anew: what could not be forced once looks forced the next time, and is lost.
     */
    void keep(int level, long from, long to) throws IOException {
        Set<Path> directories = new TreeSet<>();
        for (long index = from; index <= to; index++) {
            write(level, index, there(level, index));
            Path directory = path(level, index).resolveSibling("");
            while (directories.add(directory) && !directory.equals(origin.directory())) {
                directory = directory.resolveSibling("");
            }
        }
        for (Path directory : directories) {
            storage.forceDirectory(directory);
        }
    }

    /** Nearly all are new and in a directory that is there: nothing is asked before. */
    private StoredFile create(Path path) throws IOException {
        try {
            return storage.create(path);
        } catch (NoSuchFileException firstOfItsDirectory) {
            storage.createDirectories(path.resolveSibling(""));
        } catch (FileAlreadyExistsException cutShort) {
            storage.delete(path);
        }
        return storage.create(path);
    }

    private Path path(int level, long index) {
        return origin.directory().resolve(TilePath.of(level, index));
    }
}
