// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which data directory a command works on. */
final class DataOption {
    @Option(names = "--data", paramLabel = "DIR", description = "the gateway's data directory")
    private @Nullable Path data;

    @Option(names = "--config", paramLabel = "FILE", description = "or the configuration that names it")
    private @Nullable Path config;

    boolean isGiven() {
        return data != null || config != null;
    }

    /** The configuration, when it was named. */
    Optional<Path> configuration() {
        return Optional.ofNullable(config);
    }

    Path directory() throws CommandException {
        if (data != null) {
            return data.toAbsolutePath();
        }
        if (config != null) {
            return ConfigFile.read(config).data();
        }
        throw CommandException.cannot("give --data DIR or --config FILE");
    }
}
