// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.domain.Ticks;
import care.lares.journal.JournalClock;
import care.lares.journal.JournalListener;
import care.lares.journal.Replay;
import care.lares.journal.log.Storage;
import care.lares.journal.log.UnusableDirectoryException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A journal without threads: its writer and its desk work when they are told to, so that every run can be repeated. */
public final class SteppedJournal {
    private final LogJournal journal;
    private final Steps steps;

    private SteppedJournal(LogJournal journal, Steps steps) {
        this.journal = journal;
        this.steps = steps;
    }

    /** Opens a journal, see {@link LogJournal#open}; nothing but the arguments decides what it does. */
    public static SteppedJournal open(
            Storage storage,
            SecureRandom random,
            Path directory,
            JournalSettings settings,
            InstantSource clock,
            Ticks ticks,
            Replay replay)
            throws UnusableDirectoryException {
        Steps steps = new Steps();
        return new SteppedJournal(
                new Opening(
                                storage,
                                random,
                                directory,
                                settings,
                                JournalClock.trusted(clock),
                                ticks,
                                Reading.WHOLE,
                                steps)
                        .open(replay),
                steps);
    }

    /** The journal itself. */
    public LogJournal journal() {
        return journal;
    }

    /** Lets the writer do what is waiting. */
    public void write() {
        boolean unused = steps.step();
        awaitConclusion();
    }

    /** Keys have a thread of their own: nothing else happens while it goes on with what was interrupted. */
    private void awaitConclusion() {
        if (steps.started().era().now().isPresent()) {
            boolean unused = journal.keys()
                    .concluded()
                    .handle((exchange, failed) -> true)
                    .toCompletableFuture()
                    .join();
        }
    }

    /** Lets a desk do one task; false when there was none. */
    public boolean prove() {
        Optional<Runnable> task = steps.next();
        task.ifPresent(Runnable::run);
        return task.isPresent();
    }

    /** What its index is made of; empty while the journal waits for storage. */
    Optional<IndexSource> source() {
        Writing writing = steps.started();
        return writing.era().now().map(begun -> writing.source());
    }

    /** How much can be read. */
    Extent extent() {
        Era written = steps.written();
        return new Extent(written.origin().ordinal(), written.durable());
    }

    /** Starts the journal, see {@link LogJournal#start}. */
    public void start(JournalListener listener) {
        journal.start(listener);
        awaitConclusion();
    }

    private static final class Steps implements Crew {
        private final List<Desk> desks = new ArrayList<>();
        private @Nullable Writing writing;
        private @Nullable WriterLoop loop;

        @Override
        public void begin(Writing begun) {
            writing = begun;
            loop = begun.loop().orElse(null);
        }

        private Era written() {
            return started().era();
        }

        private Writing started() {
            Writing now = writing;
            if (now == null) {
                throw new IllegalStateException("the journal was not started");
            }
            return now;
        }

        /** Lets the writer do one step; false when there is nothing that it could write to, or nothing more to write. */
        private boolean step() {
            return loop().filter(WriterLoop::stepNow).isPresent();
        }

        /** The loop that has something to do: the next log's, when one was written to its end. */
        private Optional<WriterLoop> loop() {
            WriterLoop current = loop;
            if (current == null) {
                loop = started().loop().orElse(null);
            } else if (current.complete()) {
                loop = started().following().orElse(current);
            }
            return Optional.ofNullable(loop);
        }

        @Override
        public void finish() {
            boolean more = writing != null;
            while (more) {
                WriterLoop before = loop;
                more = step()
                        || (before != null
                                && loop().filter(now -> now != before).isPresent());
            }
        }

        /** No threads: whoever opens it waits. */
        @Override
        public Duration patience() {
            return Duration.ZERO;
        }

        @Override
        public Duration readPatience() {
            return Duration.ZERO;
        }

        @Override
        public void afterStart() {
            // No time passes between two steps.
        }

        @Override
        public ExecutorService desk() {
            Desk desk = new Desk();
            desks.add(desk);
            return desk;
        }

        private Optional<Runnable> next() {
            return desks.stream()
                    .filter(desk -> !desk.tasks.isEmpty())
                    .findFirst()
                    .map(desk -> desk.tasks.remove());
        }
    }

    /** Works when it is told to; closing does what is left. */
    private static final class Desk extends AbstractExecutorService {
        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private boolean shut;

        @Override
        public void execute(Runnable task) {
            if (shut) {
                throw new RejectedExecutionException("shut");
            }
            tasks.add(task);
        }

        @Override
        public void shutdown() {
            shut = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            shut = true;
            return List.copyOf(tasks);
        }

        @Override
        public boolean isShutdown() {
            return shut;
        }

        @Override
        public boolean isTerminated() {
            return shut && tasks.isEmpty();
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
            return true;
        }
    }
}
