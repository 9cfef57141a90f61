// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.log.FileStamp;
import care.lares.journal.log.Storage;
import care.lares.journal.log.StoredFile;
import care.lares.journal.log.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The directory {@code index}: the database and two marks. {@code clean} says of the database what it looked like when it
 * was closed in order; {@code verifying} is there while an index that was not is compared with the log, so that one which
 * ends the process meanwhile is not tried again. Beside them may lie the database of a log that was lost.
 *
 * @param storage that has the marks
 * @param directory its place
 */
record IndexDirectory(Storage storage, Path directory) {
    private static final String DATABASE = "lares.mv.db";
    /** One at most, of the log that was lost last: it may be all that is left of it. */
    private static final String OF_LOST_LOG = DATABASE + ".of-lost-log";

    private static final String CLEAN = "clean";
    private static final String VERIFYING = "verifying";
    /** Bytes that are overwritten in one write: little of the smallest heap. */
    private static final int OVERWRITTEN_AT_ONCE = 64 * 1024;

    /** What was found there. */
    enum Condition {
        /** Closed in order and not touched since. */
        CLEAN,
        /** There, but nobody knows what it is worth. */
        SUSPECT,
        /** Not there, or not to be tried again. */
        NONE
    }

    Path database() {
        return directory.resolve(DATABASE);
    }

    /**
     * Judges what is there, and takes the mark away: from now on it is suspect until it is closed.
     *
     * @param first whether this process has not tried it yet
     */
    Condition begin(boolean first) throws IOException {
        storage.createDirectories(directory);
        boolean there = storage.size(database()).isPresent();
        boolean died = first && storage.size(directory.resolve(VERIFYING)).isPresent();
        Optional<byte[]> mark = WholeFile.read(storage, directory.resolve(CLEAN));
        boolean clean = there
                && mark.map(said -> new String(said, StandardCharsets.UTF_8)).equals(look());
        storage.delete(directory.resolve(CLEAN));
        storage.forceDirectory(directory);
        if (!there || died) {
            return Condition.NONE;
        }
        return clean ? Condition.CLEAN : Condition.SUSPECT;
    }

    /** The database was closed in order. Only what would survive a power cut may be called clean. */
    void closed() throws IOException {
        try (StoredFile file = storage.open(database())) {
            file.force();
        }
        Optional<String> look = look();
        if (look.isPresent()) {
            WholeFile.replace(storage, directory.resolve(CLEAN), look.get().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Marks that an index is being compared with the log, or not any more. */
    void verifying(boolean now) throws IOException {
        Path mark = directory.resolve(VERIFYING);
        if (now) {
            WholeFile.replace(storage, mark, new byte[0]);
        } else {
            storage.delete(mark);
            storage.forceDirectory(directory);
        }
    }

    /** Keeps the database of a log that is gone under another name; false when there is none. */
    boolean putAside() throws IOException {
        if (storage.size(database()).isEmpty()) {
            return false;
        }
        storage.rename(database(), directory.resolve(OF_LOST_LOG));
        storage.forceDirectory(directory);
        return true;
    }

    /** Removes the database and what H2 may have left beside it. */
    void clear() throws IOException {
        storage.createDirectories(directory);
        remove(storage.list(directory).stream()
                .filter(name -> !name.equals(OF_LOST_LOG))
                .toList());
    }

    /** The same, after overwriting what is there as far as the medium lets anyone: somebody in it was erased. */
    void shred() throws IOException {
        storage.createDirectories(directory);
        List<String> names = storage.list(directory);
        for (String name : names) {
            overwrite(directory.resolve(name));
        }
        remove(names);
    }

    private void remove(List<String> names) throws IOException {
        for (String name : names) {
            storage.delete(directory.resolve(name));
        }
        storage.forceDirectory(directory);
    }

    private void overwrite(Path path) throws IOException {
        try (StoredFile file = storage.edit(path)) {
            long size = file.size();
            for (long at = 0; at < size; at += OVERWRITTEN_AT_ONCE) {
                file.write(ByteBuffer.allocate((int) Math.min(OVERWRITTEN_AT_ONCE, size - at)), at);
            }
            file.force();
        }
    }

    /** What stands in the database's place at this moment; empty when nothing does. */
    Optional<FileStamp> stamp() throws IOException {
        return storage.stamp(database());
    }

    private Optional<String> look() throws IOException {
        return stamp().map(stamp -> stamp.size() + " " + stamp.modifiedMillis() + " " + stamp.identity() + "\n");
    }
}
