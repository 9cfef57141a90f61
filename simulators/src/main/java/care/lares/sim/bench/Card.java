// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.sim.measure.DiskWrites;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A memory card of its own: an ext4 in a file, mounted while something is measured, so that the kernel counts what is
 * written to it and to nothing else. Only root can have one.
 */
final class Card implements AutoCloseable {
    private static final long BYTES = 1L << 30;
    private static final long PATIENCE_SECONDS = 60;
    private static final String DEVICES = "/dev/";

    private final Path image;
    private final Path directory;
    private final String device;

    private Card(Path image, Path directory, String device) {
        this.image = image;
        this.directory = directory;
        this.device = device;
    }

    /**
     * Makes and mounts one.
     *
     * @param below where its file and its directory are made
     * @return empty when this machine does not let us
     */
    static Optional<Card> insert(Path below) throws IOException {
        Path image = Files.createTempFile(Files.createDirectories(below), "card", ".img");
        Path directory = Files.createTempDirectory(below, "card");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(BYTES);
        }
        boolean made = run("mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=0,lazy_journal_init=0", image.toString())
                .isPresent();
        if (made
                && run("mount", "-o", "loop", image.toString(), directory.toString())
                        .isPresent()) {
            return Optional.of(new Card(image, directory, device(directory)));
        }
        Files.delete(image);
        Files.delete(directory);
        return Optional.empty();
    }

    Path directory() {
        return directory;
    }

    /** Bytes that reached it so far; what only waits in memory is written first. */
    long written() throws IOException {
        run("sync", "-f", directory.toString());
        return DiskWrites.ofDevice(device);
    }

    private static String device(Path directory) throws IOException {
        return run("findmnt", "-n", "-o", "SOURCE", directory.toString())
                .map(String::strip)
                .filter(name -> name.startsWith(DEVICES))
                .map(name -> name.substring(DEVICES.length()))
                .orElseThrow(() -> new IOException("nobody says which device is mounted at " + directory));
    }

    /** What it printed; empty when there is no such program, or it failed. */
    private static Optional<String> run(String... command) throws IOException {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 ? Optional.of(out) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command[0] + " ran", e);
        } catch (IOException noSuchProgram) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        if (run("umount", directory.toString()).isEmpty()) {
            run("umount", "-l", directory.toString());
        }
        Files.delete(directory);
        Files.delete(image);
    }
}
