// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.domain.Background;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A thread for the writer and one for each log's desk. */
final class Threads implements Crew {
    /** Longer than a worn card's bad second, and no longer than a call may take to be heard. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Until then a gateway listens, and what calls first need is compiled. */
    private static final Duration START = Duration.ofSeconds(5);

    private final CountDownLatch over = new CountDownLatch(1);
    private final Duration patience;
    private final Duration readPatience;
    private @Nullable Thread writer;

    Threads() {
        this(PATIENCE, PATIENCE);
    }

    /** With other patience: for changes, and for reads. */
    Threads(Duration patience, Duration readPatience) {
        this.patience = patience;
        this.readPatience = readPatience;
    }

    @Override
    public Duration patience() {
        return patience;
    }

    @Override
    public Duration readPatience() {
        return readPatience;
    }

    @Override
    public void begin(Writing writing) {
        Thread started = new Thread(writing, "journal-writer");
        writer = started;
        started.start();
    }

    @Override
    public void afterStart() {
        try {
            boolean unused = over.await(START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void finish() {
        over.countDown();
        Thread started = writer;
        if (started != null) {
            Joining.join(started);
        }
    }

    @Override
    public ExecutorService desk() {
        return Executors.newSingleThreadExecutor(task -> Background.thread(task, "journal-proofs"));
    }
}
