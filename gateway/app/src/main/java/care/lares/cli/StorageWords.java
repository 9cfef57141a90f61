// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** What people are told when a disk does not do what a command wants. */
final class StorageWords {
    private StorageWords() {}

    /**
     * The failure in one line.
     *
     * @param where the directory that was worked on
     * @param meanwhile what is still well, in words
     */
    static CommandException failed(Path where, IOException e, String meanwhile) {
        String reason = String.valueOf(e.getMessage());
        String what = e instanceof AccessDeniedException
                ? reason + " may not be read or written: run this as the user the gateway runs as"
                : reason.contains("No space left")
                        ? "the disk of " + where + " is full: free some space, or choose another place"
                        : "cannot work on " + where + " (" + reason + "): check the disk, then do it again";
        return new CommandException(CommandException.CANNOT, what + "; " + meanwhile, e);
    }
}
