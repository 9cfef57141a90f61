// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Which sources these are. */
final class Commit {
    private static final String UNKNOWN = "unknown";
    private static final int SHOWN = 12;

    private Commit() {}

    /** The commit that is checked out, as git keeps it; {@code unknown} where there is no git. */
    static String current() {
        try {
            for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
                Path git = folder.resolve(".git");
                if (Files.isDirectory(git)) {
                    return commit(git).map(name -> name.substring(0, SHOWN)).orElse(UNKNOWN);
                }
            }
            return UNKNOWN;
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static Optional<String> commit(Path git) throws IOException {
        String head = Files.readString(git.resolve("HEAD")).strip();
        if (!head.startsWith("ref: ")) {
            return Optional.of(head).filter(name -> name.length() >= SHOWN);
        }
        String reference = head.substring("ref: ".length());
        if (Files.exists(git.resolve(reference))) {
            return Optional.of(Files.readString(git.resolve(reference)).strip());
        }
        Path packed = git.resolve("packed-refs");
        if (!Files.exists(packed)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(packed)) {
            return lines.filter(line -> line.endsWith(" " + reference)).findFirst();
        }
    }
}
