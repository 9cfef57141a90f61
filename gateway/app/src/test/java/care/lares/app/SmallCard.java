// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A small file system of its own, mounted while a test runs: real errors instead of made ones. Mounting needs a machine
 * that lets us; elsewhere the test that asks for one is skipped, and fails in CI.
 */
final class SmallCard implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Path directory;

    private SmallCard(Path directory) {
        this.directory = directory;
    }

    /** One in memory. */
    static SmallCard inMemory(Path directory, int megabytes) throws Exception {
        Files.createDirectories(directory);
        assume(run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "lares-test", directory.toString()));
        return new SmallCard(directory);
    }

    /** An ext4 in a file. */
    static SmallCard ext4(Path image, Path directory, int megabytes) throws Exception {
        Files.createDirectories(directory);
        try (OutputStream out = Files.newOutputStream(image)) {
            out.write(new byte[megabytes << 20]);
        }
        assume(run("mkfs.ext4", "-q", "-F", image.toString()));
        return mounted(image, directory);
    }

    /** The same file again, after what a restart does to it. */
    static SmallCard mounted(Path image, Path directory) throws Exception {
        assume(run("mount", "-o", "loop", image.toString(), directory.toString()));
        return new SmallCard(directory);
    }

    Path directory() {
        return directory;
    }

    /** What the kernel does when it trusts the card no more: from now on it can be read only, whoever has files open. */
    void loseTrust() throws Exception {
        assume(run("mount", "-o", "remount,abort", directory.toString()));
    }

    /** From now on it can be read only, until {@link #unprotect}; nobody may have files open to write. */
    void protect() throws Exception {
        assume(run("mount", "-o", "remount,ro", directory.toString()));
    }

    void unprotect() throws Exception {
        assume(run("mount", "-o", "remount,rw", directory.toString()));
    }

    /** Takes all room there is. */
    Path fill() throws IOException {
        Path filler = directory.resolve("filler");
        byte[] some = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (Files.getFileStore(directory).getUsableSpace() > 0) {
                out.write(some);
            }
        } catch (IOException full) {
            if (Files.getFileStore(directory).getUsableSpace() > some.length) {
                throw full;
            }
        }
        return filler;
    }

    @Override
    public void close() throws Exception {
        if (!run("umount", directory.toString())) {
            run("umount", "-l", directory.toString());
        }
    }

    private static void assume(boolean worked) {
        if (!worked && "true".equals(System.getenv("CI"))) {
            Assertions.fail("this machine mounts no file system for a test: run as root, with mount and mkfs.ext4");
        }
        Assumptions.assumeTrue(worked, "this machine mounts no file system for a test");
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
