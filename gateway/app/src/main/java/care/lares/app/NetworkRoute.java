// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether a cable or a radio leads out of the machine, by Linux's own files, which cost some microseconds: the interface of
 * the default route, and whether it has a carrier.
 */
final class NetworkRoute {
    private static final int INTERFACE = 0;
    private static final int DESTINATION = 1;
    private static final String ANYWHERE = "00000000";
    private static final String CARRIER = "1";

    private final Path root;

    /**
     * Of this machine.
     *
     * @param root where its files are: {@code /}
     */
    NetworkRoute(Path root) {
        this.root = root;
    }

    /** Whether a way out is there; where nobody can tell, it is not. */
    boolean isUp() {
        return way().map(name -> root.resolve("sys/class/net").resolve(name).resolve("carrier"))
                .flatMap(NetworkRoute::read)
                .filter(carrier -> carrier.strip().equals(CARRIER))
                .isPresent();
    }

    private Optional<String> way() {
        return read(root.resolve("proc/net/route")).stream()
                .flatMap(String::lines)
                .map(line -> List.of(line.strip().split("\\s+")))
                .filter(columns ->
                        columns.size() > DESTINATION && columns.get(DESTINATION).equals(ANYWHERE))
                .map(columns -> columns.get(INTERFACE))
                .findFirst();
    }

    /** An interface that is switched off has a carrier nobody can read. */
    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
