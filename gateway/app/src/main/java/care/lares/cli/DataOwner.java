// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whose data directory it is: what another user writes there, root before all, the gateway could not read any more. */
final class DataOwner {
    private DataOwner() {}

    /** Refuses a directory that belongs to somebody else. */
    static void check(Path directory) throws CommandException {
        String user = System.getProperty("user.name", "?");
        if (!Files.exists(directory) || user.equals("?")) {
            return;
        }
        try {
            String owner = Files.getOwner(directory).getName();
            if (!owner.equals(user)) {
                throw new CommandException(
                        CommandException.CANNOT,
                        directory + " belongs to " + owner + ", not to " + user + ": run this as sudo -u " + owner
                                + " lares …");
            }
        } catch (IOException e) {
            throw new CommandException(CommandException.CANNOT, "cannot look at " + directory + ": " + e, e);
        }
    }
}
