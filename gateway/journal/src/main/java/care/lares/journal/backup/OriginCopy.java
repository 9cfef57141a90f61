// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.backup;

import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.SegmentReader;
import care.lares.journal.log.Storage;
import care.lares.journal.log.StoredFile;
import care.lares.journal.log.WholeFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Copies one log while it is written. What was published is read first, then tiles, then segments in their order: so
 * whatever the copy holds is covered by what comes after, however much is written meanwhile. Where segments give way or
 * begin in that time, it is copied once more.
 */
final class OriginCopy {
    private static final String TILES = "tile";
    private static final String DAMAGED = "quarantine";
    private static final String TEMPORARY = ".tmp";
    /** How often a log is copied in which segments give way, or begin, meanwhile: each time only what is new. */
    private static final int MAX_PASSES = 8;

    private final Storage storage;
    private final OriginFiles from;
    private final OriginFiles to;
    private final FileCopy files;
    private final Optional<byte[]> published;

    /** Reads what was published; everything else is copied later. */
    OriginCopy(Storage storage, OriginFiles from, Path toLogDirectory, FileCopy files) throws IOException {
        this.storage = storage;
        this.from = from;
        this.to = OriginFiles.of(toLogDirectory, from.ordinal(), from.id());
        this.files = files;
        this.published = WholeFile.read(storage, from.checkpoint());
    }

    /** What was published when the copy was begun. */
    Optional<byte[]> published() {
        return published;
    }

    /** Copies entries and hashes; when this returns, they survive a power cut. */
    void copyEntries() throws IOException {
        storage.createDirectories(to.directory());
        storage.forceDirectory(to.directory().resolveSibling(""));
        List<String> before;
        int passes = 0;
        do {
            before = look();
            passes++;
            pass(passes == MAX_PASSES);
        } while (passes < MAX_PASSES && !before.equals(look()));
    }

    /** Tiles before segments: the hashes of what gives way are in tiles before it does. */
    private void pass(boolean last) throws IOException {
        try {
            copyTiles(from.directory().resolve(TILES), to.directory().resolve(TILES));
            Set<String> kept = copySegments();
            storage.forceDirectory(to.directory());
            removeOthers(kept);
        } catch (NoSuchFileException | FileNotFoundException changed) {
            if (last) {
                throw changed;
            }
        }
    }

    /** The segments and their lengths, without that of the newest, which grows. */
    private List<String> look() throws IOException {
        List<String> seen = new ArrayList<>();
        List<Integer> segments = from.segments(storage);
        for (int segment : segments) {
            boolean newest = segment == segments.get(segments.size() - 1);
            OptionalLong length = storage.size(from.segment(segment));
            seen.add(segment + " " + (newest ? "" : length));
        }
        return seen;
    }

    /** Publishes in the copy what had been published when it was begun. */
    void publish() throws IOException {
        if (published.isPresent()) {
            WholeFile.replace(storage, to.checkpoint(), published.get());
        }
    }

    private Set<String> copySegments() throws IOException {
        List<String> names = storage.list(from.directory());
        List<Integer> segments = from.segments(storage);
        Path newest = segments.isEmpty() ? from.directory() : from.segment(segments.get(segments.size() - 1));
        Set<String> kept = new HashSet<>();
        for (String name : names) {
            Path file = from.directory().resolve(name);
            if (isCopied(name)) {
                long length = file.equals(newest) ? wholeBatches(file) : Long.MAX_VALUE;
                if (length > 0) {
                    files.copy(file, to.directory().resolve(name), length);
                    kept.add(name);
                }
            }
        }
        return kept;
    }

    private boolean isCopied(String name) {
        return !name.equals(TILES)
                && !name.equals(DAMAGED)
                && !name.endsWith(TEMPORARY)
                && !name.equals(from.checkpoint().getFileName().toString());
    }

    /**
     * How much of the newest segment is whole batches, bytes; 0 while it has no header. They are forced first: what a power
     * cut takes from the log must not live on in its copy.
     */
    private long wholeBatches(Path file) throws IOException {
        long end;
        try (SegmentReader reader = SegmentReader.open(storage, file)) {
            boolean more = reader.header().isPresent();
            while (more) {
                more = reader.next().isPresent();
            }
            end = reader.header().isPresent() ? reader.end() : 0;
        }
        try (StoredFile segment = storage.open(file)) {
            segment.force();
        }
        return end;
    }

    /** Files are as final as they are full: one that is there is right, unless it was cut off. */
    private void copyTiles(Path source, Path target) throws IOException {
        List<String> names = storage.list(source);
        if (names.isEmpty()) {
            return;
        }
        storage.createDirectories(target);
        boolean level = source.endsWith(TILES);
        for (String name : names) {
            if (level || name.startsWith("x")) {
                copyTiles(source.resolve(name), target.resolve(name));
            } else if (!name.endsWith(TEMPORARY)) {
                files.copy(source.resolve(name), target.resolve(name), Long.MAX_VALUE);
            }
        }
        storage.forceDirectory(target);
    }

    /** What gave way in the log since an older copy does so in the copy. */
    private void removeOthers(Set<String> kept) throws IOException {
        for (String name : storage.list(to.directory())) {
            boolean other = !kept.contains(name) && isCopied(name);
            if (other || name.endsWith(TEMPORARY)) {
                storage.delete(to.directory().resolve(name));
            }
        }
        storage.forceDirectory(to.directory());
    }
}
