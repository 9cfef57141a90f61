// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmState;
import care.lares.domain.Background;
import care.lares.journal.AlarmQuery;
import care.lares.journal.IndexStatus;
import care.lares.journal.IndexUnavailableException;
import care.lares.journal.InvalidCursorException;
import care.lares.journal.LoggedAlarm;
import care.lares.journal.LoggedReading;
import care.lares.journal.Page;
import care.lares.journal.ReadingQuery;
import care.lares.journal.Readings;
import care.lares.journal.h2.BrokenIndexException;
import care.lares.journal.h2.Found;
import care.lares.journal.h2.IndexedAlarm;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index beside a log: what people query. Made with the journal, asleep until {@link #start}; it only ever reads the
 * log, so that nothing that happens to it harms what is recorded.
 */
public final class JournalIndex implements Readings, AutoCloseable {
    /** Threads that search: H2 closes its file when a thread of the caller's is interrupted, so they are its own. */
    private static final int SEARCHERS = 2;
    /** How long a query waits for what was durable when it was asked. */
    private static final Duration FRESH_WITHIN = Duration.ofSeconds(1);
    /** Lag from which on it is no use to wait. */
    private static final Duration HOPELESS_LAG = Duration.ofSeconds(1);
    /** Longest time a query takes before its caller is told to come again. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    /** How often a query looks whether a database is open again. */
    private static final Duration OPEN_POLL = Duration.ofMillis(20);

    private static final Logger LOG = LoggerFactory.getLogger(JournalIndex.class);

    private final IndexSource source;
    private final IndexView view = new IndexView();
    private final IndexProgress progress;
    private final Indexer indexer;
    private final ExecutorService searchers;
    private volatile @Nullable Thread thread;

    JournalIndex(IndexSource source, IndexDirectory directory, Extent durable) {
        this.source = source;
        this.progress = new IndexProgress(source.ticks());
        this.progress.durable(durable);
        this.indexer = new Indexer(source, directory, view, progress);
        this.searchers = Executors.newFixedThreadPool(SEARCHERS, work -> Background.thread(work, "index-search"));
    }

    /** Starts to index; returns at once. */
    public void start() {
        Thread started = Background.thread(indexer, "indexer");
        thread = started;
        started.start();
    }

    /**
     * Throws the database away so that nothing of it is left, and makes it again of what can be read of the log; done when
     * nothing is left. Queries are answered all the while, from what there is.
     */
    CompletableFuture<Void> renew() {
        return indexer.renew();
    }

    /** Throws the database away, as {@link #renew} does, before it is opened at all. */
    void renewBeforeOpening() {
        CompletableFuture<Void> unused = indexer.renewAtNextOpening();
    }

    /** Throws the database away since the log needs its room, and makes none before {@link #resume}; done when it is free. */
    CompletableFuture<Void> cede() {
        return indexer.cede();
    }

    /** There is room for a database again. */
    void resume() {
        indexer.resume();
    }

    /** The log has grown; returns at once. */
    void durable(Extent extent) {
        progress.durable(extent);
        indexer.wake();
    }

    /** Entries were given up: their rows go soon; returns at once. */
    void gaveWay() {
        indexer.gaveWay();
    }

    @Override
    public Page<LoggedReading> readings(ReadingQuery query) throws InvalidCursorException, IndexUnavailableException {
        return answer((index, readings, alarms) -> index.readings(query, readings), found -> {
            List<LoggedReading> items = new ArrayList<>(found.items().size());
            Map<Integer, String> origins = origins();
            found.items()
                    .forEach(item -> items.add(
                            new LoggedReading(origins.getOrDefault(item.origin(), ""), item.seq(), item.logged())));
            return items;
        });
    }

    @Override
    public Page<Alarm> alarms(AlarmQuery query) throws InvalidCursorException, IndexUnavailableException {
        return answer((index, readings, alarms) -> index.alarms(query, alarms), Found::items);
    }

    @Override
    public Optional<Alarm> alarm(AlarmId id) throws IndexUnavailableException {
        boolean whole = awaitFresh();
        List<IndexedAlarm> latest = steps(id, 1);
        Optional<Alarm> found = latest.isEmpty()
                ? Optional.empty()
                : Optional.of(latest.get(latest.size() - 1).after());
        boolean ended = found.map(Alarm::state).equals(Optional.of(AlarmState.ENDED));
        if (!ended && !whole) {
            throw behind();
        }
        return found;
    }

    @Override
    public List<LoggedAlarm> steps(AlarmId id) throws IndexUnavailableException {
        boolean whole = awaitFresh();
        Map<Integer, String> origins = origins();
        List<LoggedAlarm> found = steps(id, Page.MAX_LIMIT).stream()
                .map(step -> new LoggedAlarm(origins.getOrDefault(step.origin(), ""), step.seq(), step.after()))
                .toList();
        if (found.isEmpty() && !whole) {
            throw behind();
        }
        return found;
    }

    @Override
    public IndexStatus status() {
        return progress.status();
    }

    /** Ends indexing and closes the database in order; queries are not answered any more. */
    @Override
    public void close() {
        indexer.close();
        Thread running = thread;
        if (running != null) {
            Joining.join(running);
        }
        searchers.shutdown();
    }

    private interface Items<F, T> {
        List<T> of(Found<F> found) throws IndexUnavailableException;
    }

    private <F, T> Page<T> answer(IndexView.Query<Found<F>> query, Items<F, T> items)
            throws InvalidCursorException, IndexUnavailableException {
        boolean whole = awaitFresh();
        Found<F> found = search(query);
        IndexStatus status = progress.status();
        if (found.damaged()) {
            indexer.suspect();
        }
        if (found.damaged() || !whole) {
            status = status.doubted();
        }
        return new Page<>(items.of(found), found.next(), status);
    }

    private List<IndexedAlarm> steps(AlarmId id, int most) throws IndexUnavailableException {
        try {
            return search((index, readings, alarms) -> {
                List<IndexedAlarm> steps = new ArrayList<>(index.steps(id, most));
                alarms.stream().filter(step -> step.after().id().equals(id)).forEach(steps::add);
                return steps.subList(Math.max(0, steps.size() - most), steps.size());
            });
        } catch (InvalidCursorException e) {
            throw new IllegalStateException("a search without a cursor found it wrong", e);
        }
    }

    private static IndexUnavailableException behind() {
        return new IndexUnavailableException("the index has not come as far as the log");
    }

    /** Searches on a thread of its own, once a database is open. */
    private <T> T search(IndexView.Query<T> query) throws InvalidCursorException, IndexUnavailableException {
        try {
            long until = source.ticks().nanos() + IndexUnavailableException.RETRY_AFTER.toNanos();
            Optional<T> answer = once(query);
            while (answer.isEmpty() && opensSoon() && source.ticks().nanos() - until < 0) {
                Thread.sleep(OPEN_POLL.toMillis());
                answer = once(query);
            }
            return answer.orElseThrow(() -> new IndexUnavailableException(whyNot()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IndexUnavailableException("interrupted while searching", e);
        }
    }

    /** Whether it is worth waiting: not for storage that fails, unlike for a new index, which is made in a moment. */
    private boolean opensSoon() {
        return progress.status().unavailable().isEmpty();
    }

    private String whyNot() {
        String why = progress.status().unavailable();
        return why.isEmpty() ? "the index is being opened" : "the index cannot be used: " + why;
    }

    /** Waits until what is durable can be found, if that is soon, and says whether it can. */
    private boolean awaitFresh() throws IndexUnavailableException {
        long durable = progress.durable();
        IndexStatus status = progress.status();
        boolean hopeless = switch (status.state()) {
            case REBUILDING -> true;
            case VERIFYING -> false;
            case COMPLETE -> status.lag().compareTo(HOPELESS_LAG) > 0;
        };
        if (progress.indexed() < durable && !hopeless) {
            indexer.hurry();
            try {
                progress.await(durable, FRESH_WITHIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IndexUnavailableException("interrupted while searching", e);
            }
        }
        return progress.indexed() >= durable;
    }

    private <T> Optional<T> once(IndexView.Query<T> query)
            throws InvalidCursorException, IndexUnavailableException, InterruptedException {
        Future<Optional<T>> searching = begun(query);
        try {
            return searching.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InvalidCursorException invalid) {
                throw invalid;
            }
            if (e.getCause() instanceof BrokenIndexException broken) {
                LOG.debug("query not answered", broken);
                return Optional.empty();
            }
            throw new IllegalStateException("search failed", e.getCause());
        } catch (TimeoutException e) {
            // One that has not begun is not made for nobody; one that has ends by itself.
            searching.cancel(false);
            throw new IndexUnavailableException("the search takes too long", e);
        }
    }

    private <T> Future<Optional<T>> begun(IndexView.Query<T> query) throws IndexUnavailableException {
        try {
            return searchers.submit(() -> view.query(told(query)));
        } catch (RejectedExecutionException e) {
            throw new IndexUnavailableException("the index is closed", e);
        }
    }

    /** The indexer hears of a failure while the database is open that failed: the next one is not to blame. */
    private <T> IndexView.Query<T> told(IndexView.Query<T> query) {
        return (index, readings, alarms) -> {
            try {
                return query.of(index, readings, alarms);
            } catch (BrokenIndexException e) {
                indexer.fail(e);
                throw e;
            }
        };
    }

    private Map<Integer, String> origins() throws IndexUnavailableException {
        try {
            return source.origins();
        } catch (IOException e) {
            throw new IndexUnavailableException("the log's directory cannot be read", e);
        }
    }
}
