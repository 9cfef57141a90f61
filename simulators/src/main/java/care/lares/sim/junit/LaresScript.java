// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.junit;

import care.lares.sim.gateway.LaresCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the {@code lares} command that starts gateways. */
final class LaresScript {
    private static final String PROPERTY = "lares.command";
    private static final String INSTALLED = "/usr/bin/lares";

    private LaresScript() {}

    /** By system property, by environment, in a folder above this one, or where it is installed. */
    static LaresCommand find() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(Path::of)
                .map(LaresCommand::new)
                .or(LaresCommand::ofEnvironment)
                .or(() -> above(Path.of("").toAbsolutePath()))
                .or(() -> Optional.of(Path.of(INSTALLED))
                        .filter(Files::isExecutable)
                        .map(LaresCommand::new))
                .orElseThrow(() -> new IllegalStateException("there is no lares command: set the system property "
                        + PROPERTY + " or the environment variable LARES_COMMAND to its path"));
    }

    private static Optional<LaresCommand> above(Path folder) {
        Path script = folder.resolve("lares");
        if (Files.isExecutable(script) && Files.isRegularFile(script)) {
            return Optional.of(new LaresCommand(script));
        }
        return Optional.ofNullable(folder.getParent()).flatMap(LaresScript::above);
    }
}
