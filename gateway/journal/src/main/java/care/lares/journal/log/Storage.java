// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The file system as the journal uses it: small, so that a test can fail every call in turn. */
public interface Storage {
    /** Makes a new file, readable by its owner only; an existing one is an error. */
    StoredFile create(Path file) throws IOException;

    /** Opens an existing file to read it: also on a disk that can only be read. */
    StoredFile open(Path file) throws IOException;

    /** Opens an existing file to change it. */
    StoredFile edit(Path file) throws IOException;

    /** Whether some of a file could not be read and was passed over: it is left as it is. */
    default boolean isUnread(Path file) {
        return false;
    }

    /** The names in a directory, sorted; none when there is no such directory. */
    List<String> list(Path directory) throws IOException;

    /** A file's length in bytes; empty when there is no such file. */
    OptionalLong size(Path file) throws IOException;

    /** What a file looks like; empty when there is no such file. */
    Optional<FileStamp> stamp(Path file) throws IOException;

    /** Makes a directory and those above it, open to their owner only, where missing; what it made survives a power cut. */
    void createDirectories(Path directory) throws IOException;

    /**
     * Makes a file one process can hold at a time.
     *
     * @return what gives it back; empty when someone else holds it
     */
    Optional<Closeable> lock(Path file) throws IOException;

    /** Whether someone else holds a file, as far as that can be told where it cannot be made one's own. */
    default boolean isHeld(Path file) throws IOException {
        return false;
    }

    /** Makes what was created, renamed or deleted in a directory survive a power cut. */
    void forceDirectory(Path directory) throws IOException;

    /** Renames a file, replacing what had the name, at once. */
    void rename(Path from, Path to) throws IOException;

    /** How large the file system of a directory is; as much as anyone can want, unless it says otherwise. */
    default Room room(Path directory) throws IOException {
        return Room.ENDLESS;
    }

    /** Deletes a file or an empty directory; nothing happens when there is none. */
    void delete(Path file) throws IOException;
}
