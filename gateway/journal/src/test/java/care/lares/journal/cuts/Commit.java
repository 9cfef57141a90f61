// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Which sources these are. */
final class Commit {
    private static final String UNKNOWN = "unknown";
    private static final String CHANGED = " with changes";
    /** Longer than git needs on a busy machine. */
    private static final long PATIENCE_SECONDS = 30;

    private Commit() {}

    /** The commit that is checked out, and whether anything was changed since; {@code unknown} where there is no git. */
    static String current() {
        return of(Path.of("").toAbsolutePath());
    }

    /** The same of a folder, which may be in a working tree of its own. */
    static String of(Path folder) {
        return git(folder, "rev-parse", "--short=12", "HEAD")
                .map(commit -> commit + changes(folder))
                .orElse(UNKNOWN);
    }

    private static String changes(Path folder) {
        boolean none =
                git(folder, "status", "--porcelain").filter(String::isEmpty).isPresent();
        return none ? "" : CHANGED;
    }

    private static Optional<String> git(Path folder, String... words) {
        String[] command = new String[words.length + 1];
        command[0] = "git";
        System.arraycopy(words, 0, command, 1, words.length);
        try {
            Process git = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean ended = git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return ended && git.exitValue() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
