// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A thread for the writer and one for each log's desk. */
final class Threads implements Crew {
    private @Nullable Thread writer;

    @Override
    public void begin(Writing writing) {
        Thread started = new Thread(writing, "journal-writer");
        writer = started;
        started.start();
    }

    @Override
    public void finish() {
        Thread started = writer;
        if (started != null) {
            Joining.join(started);
        }
    }

    @Override
    public ExecutorService desk() {
        return Executors.newSingleThreadExecutor(task -> new Thread(task, "journal-proofs"));
    }
}
