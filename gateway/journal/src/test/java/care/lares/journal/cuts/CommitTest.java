// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.cuts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitTest {
    @TempDir
    Path root;

    @Test
    void isNamedInAWorktreeTooAndSaysWhatWasChanged() throws Exception {
        assertThat(Commit.of(root)).isEqualTo("unknown");
        git("init", "-q", "main");
        Path main = root.resolve("main");
        git(
                "-C",
                "main",
                "-c",
                "user.name=t",
                "-c",
                "user.email=t@example",
                "commit",
                "-q",
                "--allow-empty",
                "-m",
                "t");
        git("-C", "main", "worktree", "add", "-q", "../other");
        Path other = root.resolve("other");
        assertThat(Commit.of(main)).matches("[0-9a-f]{12}");
        assertThat(Commit.of(other)).isEqualTo(Commit.of(main));
        Files.writeString(other.resolve("new"), "");
        assertThat(Commit.of(other)).isEqualTo(Commit.of(main) + " with changes");
    }

    private void git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Process git =
                new ProcessBuilder(command).directory(root.toFile()).inheritIO().start();
        assertThat(git.waitFor()).isZero();
    }
}
