// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.Entry;
import care.lares.journal.IndexStatus;
import care.lares.journal.IndexStatus.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What tests of the index have in common. */
final class Indexes {
    /** Longest time a test waits: two shared cores. */
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private static final int SOME = 2000;

    private Indexes() {}

    /** The index of an open journal, started, and complete. */
    static JournalIndex complete(Open open) {
        open.journal().index().start();
        return awaitComplete(open);
    }

    static JournalIndex awaitComplete(Open open) {
        JournalIndex index = open.journal().index();
        await("complete", () -> {
            IndexStatus status = index.status();
            return status.state() == State.COMPLETE
                    && status.indexed() >= open.journal().next();
        });
        return index;
    }

    static void await(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain: " + what).isLessThan(until);
            sleep();
        }
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

    private static void sleep() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
