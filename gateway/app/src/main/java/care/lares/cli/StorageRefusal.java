// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.journal.StorageFault;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** What people are told when a disk does not do what a command wants. */
final class StorageRefusal {
    private StorageRefusal() {}

    /**
     * The failure in one line.
     *
     * @param where the directory that was worked on
     * @param meanwhile what is still well, in words
     */
    static CommandException failed(Path where, IOException e, String meanwhile) {
        return CommandException.cannot(what(where, e) + "; " + meanwhile, e);
    }

    private static String what(Path where, IOException e) {
        if (e instanceof AccessDeniedException) {
            return e.getMessage() + " may not be read or written: run this as the user the gateway runs as";
        }
        return switch (StorageFault.of(e)) {
            case FULL -> "the disk of " + where + " is full: free some space, or choose another place";
            case READ_ONLY -> "the disk of " + where + " can only be read: replace the card, or choose another place";
            default -> "cannot work on " + where + " (" + e.getMessage() + "): check the disk, then do it again";
        };
    }
}
