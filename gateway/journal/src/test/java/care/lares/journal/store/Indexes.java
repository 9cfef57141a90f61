// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.Entry;
import care.lares.journal.IndexStatus;
import care.lares.journal.IndexStatus.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What tests of the index have in common. */
final class Indexes {
    /** Longest time a test waits: two shared cores. */
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private static final int SOME = 2000;

    private Indexes() {}

    /** The index of an open journal, started, and complete. */
    static JournalIndex complete(Open open) {
        open.journal().index().start();
        return awaitComplete(open);
    }

    static JournalIndex awaitComplete(Open open) {
        JournalIndex index = open.journal().index();
        long until = System.nanoTime() + PATIENCE_NANOS;
        IndexStatus status = index.status();
        while (status.state() != State.COMPLETE
                || status.indexed() < open.journal().next()) {
            assertThat(System.nanoTime()).as("waited in vain: " + status).isLessThan(until);
            sleep();
            status = index.status();
        }
        return index;
    }

    /** Appends and waits, a queue's worth at a time. */
    static void write(Open open, List<Entry> entries) {
        for (int from = 0; from < entries.size(); from += SOME) {
            open.write(entries.subList(from, Math.min(entries.size(), from + SOME)));
        }
    }

    static Path file(Path data) {
        return data.resolve("index").resolve("lares.mv.db");
    }

    /** Takes away what says that the index was closed in order. */
    static void unclean(Path data) throws IOException {
        Files.deleteIfExists(data.resolve("index").resolve("clean"));
    }

    /** What a power cut would leave behind, roughly: the files as they are at this moment. */
    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        String[] names = from.toFile().list();
        for (String name : names == null ? new String[0] : names) {
            Path file = from.resolve(name);
            if (Files.isDirectory(file)) {
                copy(file, to.resolve(name));
            } else if (!name.endsWith(".tmp") && !name.equals("lock")) {
                Files.copy(file, to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    static void sleep() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
