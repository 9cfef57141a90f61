// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directory a demo lives in.
 *
 * @param directory absolute
 */
record DemoHome(Path directory) {
    /** For files that hold secrets. */
    static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Says that a demo made the directory, and so may empty it. */
    private static final String MARKER = "made-by-lares-demo";

    /** The gateway's own data directory. */
    Path data() {
        return directory.resolve("gateway");
    }

    Path config() {
        return directory.resolve("lares.yaml");
    }

    Path log() {
        return directory.resolve("gateway.log");
    }

    Path devices() {
        return directory.resolve("devices.csv");
    }

    /** What the webhook's messages are signed with. */
    Path webhookSecret() {
        return directory.resolve("webhook.secret");
    }

    Path receipts() {
        return directory.resolve("receipts");
    }

    /** What {@code lares press} needs to know of a running demo. */
    Path running() {
        return directory.resolve("demo.json");
    }

    /** Makes it, or empties it if an earlier demo made it. */
    void prepare() throws DemoException {
        try {
            if (Files.exists(directory)) {
                refuseUnlessOurs();
                empty();
            }
            Files.createDirectories(receipts());
            Files.writeString(
                    directory.resolve(MARKER), "An earlier lares demo; the next one empties this directory.\n");
        } catch (IOException e) {
            throw new DemoException("cannot write to " + directory + ": give another directory with --data", e);
        }
    }

    private void refuseUnlessOurs() throws IOException, DemoException {
        if (!Files.isDirectory(directory)) {
            throw new DemoException(directory + " is not a directory: give another one with --data");
        }
        if (RunningDemo.find(this).isPresent()) {
            throw new DemoException(
                    "a demo is running in " + directory + ": stop it, or give another directory with --data");
        }
        try (Stream<Path> entries = Files.list(directory)) {
            if (entries.findAny().isPresent() && !Files.exists(directory.resolve(MARKER))) {
                throw new DemoException(directory + " holds files no demo made: give another directory with --data");
            }
        }
    }

    private void empty() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(directory)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            if (!file.equals(directory)) {
                Files.delete(file);
            }
        }
    }
}
