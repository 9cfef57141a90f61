// SPDX-License-Identifier: Apache-2.0
package care.lares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import care.lares.Shell.Ended;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandIT {
    private final Path root = Path.of(System.getProperty("lares.root"));
    private final Path lares = root.resolve("lares");
    private final Shell shell = new Shell();

    @TempDir
    private Path dir;

    @Test
    void namesItsCommands() throws Exception {
        Ended help = shell.run(lares, "help");

        assertThat(help.status()).isZero();
        assertThat(help.out()).contains("demo", "press", "run --dev", "check-config", "verify", "check-journal");
        assertThat(shell.run(lares, "nonsense").status()).isEqualTo(2);
    }

    @Test
    void worksThroughASymbolicLink() throws Exception {
        Path link = Files.createSymbolicLink(dir.resolve("link"), lares);

        assertThat(shell.run(link, "--version").out()).startsWith("lares 0.");
    }

    @Test
    void refusesAnOldJavaInOneLine() throws Exception {
        Path java = Files.createDirectories(dir.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        shell.environment.put("JAVA_HOME", dir.toString());

        Ended refused = shell.run(lares, "run", "--dev");

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err().lines()).hasSize(1);
        assertThat(refused.err()).contains("is Java 11", "17 or newer");
    }

    @Test
    void isReadyInItsFirstLineAndEndsWellWhenTerminated() throws Exception {
        runsUntilTerminated(lares, "run", "--dev", "--data", dir.resolve("data"));
    }

    @Test
    void isInstalledBelowAnyDirectoryRunsThereAndKeepsSettingsWhenItIsUpdated() throws Exception {
        Path stage = dir.resolve("stage");

        Path install = root.resolve("deploy/raspberrypi/install.sh");

        Ended installed = shell.run(install, "--root", stage);

        assertThat(installed.status()).as(installed.err()).isZero();
        assertThat(stage.resolve("etc/systemd/system/lares.service")).content().contains("/usr/bin/lares run");
        Path command = stage.resolve("usr/bin/lares");
        Path config = stage.resolve("etc/lares/lares.yaml");
        assertThat(shell.run(command, "check-config", config).status()).isZero();
        assertThat(shell.run(command, "demo").err()).contains("not part of an installed gateway");
        String changed = Files.readString(config)
                        .replace("/var/lib/lares", stage + "/var/lib/lares")
                        .replaceAll("port: \\d+", "port: 0")
                + "site: {name: Haus Abendrot}\n";
        Files.writeString(config, changed);
        runsUntilTerminated(command, "run", "--config", config);

        assertThat(shell.run(install, "--root", stage).out()).contains("kept");
        assertThat(config).hasContent(changed);
    }

    /** Without it each start takes twice as long, and tests start it a hundred times. */
    @Test
    void usesTheArchiveOfItsClassesUnlessLaresWasBuiltSince() throws Exception {
        Path target = root.resolve("gateway/app/target");
        Path archive = target.resolve("lares.jsa");
        assumeTrue(
                Files.exists(archive) && !builtSince(archive, target) && !builtSince(archive, target.resolve("lib")));
        shell.environment.put("LARES_JAVA_OPTS", "-Xshare:on -Xlog:all=error:stderr");

        Ended ended = shell.run(lares, "--version");

        assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
    }

    private static boolean builtSince(Path archive, Path jars) throws IOException {
        try (DirectoryStream<Path> ours = Files.newDirectoryStream(jars, "lares-*.jar")) {
            for (Path jar : ours) {
                if (Files.getLastModifiedTime(jar).compareTo(Files.getLastModifiedTime(archive)) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private void runsUntilTerminated(Object... command) throws Exception {
        Process gateway = shell.start(dir.resolve("err"), command);
        try (BufferedReader out = gateway.inputReader()) {
            assertThat(out.readLine()).startsWith("{\"ready\":true");
            gateway.destroy();
            assertThat(gateway.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(gateway.exitValue()).isZero();
        } finally {
            gateway.destroyForcibly();
        }
    }
}
