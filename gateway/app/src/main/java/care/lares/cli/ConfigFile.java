// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.config.ConfigReader;
import care.lares.config.InvalidConfigException;
import care.lares.config.Settings;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A configuration file for commands that need it to be right. */
final class ConfigFile {
    private ConfigFile() {}

    static Settings read(Path file) throws CommandException {
        try {
            return ConfigReader.read(file);
        } catch (InvalidConfigException e) {
            String more = e.faults().size() > 1 ? "; all of them: lares check-config " + file : "";
            throw CommandException.cannot(e.getMessage() + more, e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static CommandException unreadable(Path file, IOException e) {
        String line = e instanceof NoSuchFileException
                ? file + " does not exist: give the path of a configuration file"
                : file + " cannot be read: give its owner or group to the user who runs lares";
        return CommandException.cannot(line, e);
    }
}
