// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Looks at a data directory before anything is written to it. */
final class DataDirectory {
    /** Least free space in bytes to start with: hours of a ward's alarms. */
    private static final long LEAST_FREE = 4L << 20;

    private DataDirectory() {}

    /** Refuses a directory that cannot be written to, or whose disk is full: it may not exist yet. */
    static void checkRoom(Path directory) throws CommandException {
        Path existing = directory;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing)) {
            throw CommandException.cannot(existing + " is a file: give the path of a data directory");
        }
        if (isReadOnly(existing)) {
            throw CommandException.cannot("the disk of " + existing
                    + " can only be read: replace the card, or choose another data" + " directory");
        }
        if (!Files.isWritable(existing)) {
            throw CommandException.cannot("cannot write to " + existing + ": give it to the user " + user()
                    + " who runs this, or choose another data directory");
        }
        long free = free(existing);
        if (free < LEAST_FREE) {
            throw CommandException.cannot("the disk of " + existing + " is full, " + free / 1024
                    + " kB are free: free at least " + LEAST_FREE / 1024 + " kB");
        }
    }

    /**
     * Refuses a directory that belongs to somebody else: what another user writes there, root before all, the gateway
     * could not read any more.
     */
    static void checkOwner(Path directory) throws CommandException {
        if (!Files.exists(directory) || user().equals("?")) {
            return;
        }
        try {
            String owner = Files.getOwner(directory).getName();
            if (!owner.equals(user())) {
                throw CommandException.cannot(
                        directory + " belongs to " + owner + ", not to " + user() + ": begin with sudo -u " + owner);
            }
        } catch (IOException e) {
            throw CommandException.cannot("cannot look at " + directory + ": " + e.getMessage());
        }
    }

    /** Refuses where a first start could keep nothing; where a gateway has lived, alarms wait for no disk. */
    static void checkStart(Path directory) throws CommandException {
        boolean lived = Stream.of("keys/box.key", "keys/box.key.copy")
                .map(directory::resolve)
                .anyMatch(Files::exists);
        if (!lived) {
            checkRoom(directory);
        }
    }

    private static boolean isReadOnly(Path directory) throws CommandException {
        try {
            return Files.getFileStore(directory).isReadOnly();
        } catch (IOException e) {
            throw CommandException.cannot("cannot look at the disk of " + directory + ": " + e.getMessage());
        }
    }

    private static long free(Path directory) throws CommandException {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            throw CommandException.cannot("cannot look at the disk of " + directory + ": " + e.getMessage());
        }
    }

    private static String user() {
        return System.getProperty("user.name", "?");
    }
}
