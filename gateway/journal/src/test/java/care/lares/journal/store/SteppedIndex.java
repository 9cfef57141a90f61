// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.domain.AlarmId;
import care.lares.journal.InvalidCursorException;
import care.lares.journal.ReadingQuery;
import care.lares.journal.h2.BrokenIndexException;
import care.lares.journal.h2.Found;
import care.lares.journal.h2.H2Index;
import care.lares.journal.h2.IndexedAlarm;
import care.lares.journal.h2.IndexedReading;
import care.lares.journal.log.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An index without threads: it is opened, filled, compared and closed when it is told to, as its indexer would do it. */
public final class SteppedIndex {
    /** Databases that are opened in one go: one that breaks is made again. */
    private static final int SESSIONS = 6;

    private static final int PAGE = 50;

    private final SteppedJournal journal;
    private final IndexSource source;
    private final IndexDirectory directory;
    private final IndexView view = new IndexView();
    private final IndexProgress progress;
    private final IndexTrouble trouble = new IndexTrouble();
    private @Nullable IndexSession session;
    private boolean first = true;

    private SteppedIndex(Storage storage, Path data, SteppedJournal journal, IndexSource source) {
        this.journal = journal;
        this.source = source;
        this.directory = new IndexDirectory(storage, data.resolve("index").toAbsolutePath());
        this.progress = new IndexProgress(source.ticks());
    }

    /** The index of a journal that was started, not open yet; empty while the journal waits for storage. */
    public static Optional<SteppedIndex> of(Storage storage, Path data, SteppedJournal journal) {
        return journal.source().map(source -> new SteppedIndex(storage, data, journal, source));
    }

    /**
     * Opens it unless it is open, and works until it claims to be complete.
     *
     * @return false when storage lets none be made
     */
    public boolean complete() throws IOException {
        progress.durable(journal.extent());
        for (int tries = 0; tries < SESSIONS; tries++) {
            try {
                work(opened());
                return true;
            } catch (BrokenIndexException e) {
                trouble.broke(e);
            } catch (IOException e) {
                trouble.waits(e);
            } catch (RuntimeException e) {
                trouble.wrong(e);
            }
            abandon();
        }
        return false;
    }

    private IndexSession opened() throws IOException, BrokenIndexException {
        IndexSession before = session;
        if (before != null) {
            return before;
        }
        IndexDirectory.Condition condition = trouble.remakes() ? IndexDirectory.Condition.NONE : directory.begin(first);
        first = false;
        IndexSession opened = IndexSession.open(source, directory, view, progress, condition);
        session = opened;
        trouble.over();
        return opened;
    }

    private static void work(IndexSession open) throws IOException, BrokenIndexException {
        open.gaveWay();
        open.look();
        boolean more = true;
        while (more) {
            long entries = open.fill(Long.MAX_VALUE / 4);
            more = entries > 0 || open.part() || (open.suspect() && open.verify());
        }
    }

    /** Closes it in order, if it is open. */
    public void close() throws IOException {
        IndexSession open = session;
        session = null;
        if (open != null) {
            open.close();
        }
    }

    /** Lets go of it, wherever it has come to. */
    public void abandon() throws IOException {
        IndexSession open = session;
        session = null;
        if (open != null) {
            open.abandon();
        } else {
            view.closed().ifPresent(H2Index::abandon);
        }
    }

    /** Every reading it finds, page by page. */
    public List<IndexedReading> readings() throws BrokenIndexException, InvalidCursorException {
        List<IndexedReading> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            ReadingQuery query = ReadingQuery.ALL.limit(PAGE).after(after);
            Found<IndexedReading> found = view.query((index, fresh, alarms) -> index.readings(query, fresh))
                    .orElseThrow();
            if (found.damaged()) {
                throw new AssertionError("a row is not what was written, in an index that is complete");
            }
            all.addAll(found.items());
            after = found.next();
        } while (after.isPresent());
        return all;
    }

    /** Every step of an alarm it finds. */
    public List<IndexedAlarm> steps(AlarmId id) throws BrokenIndexException, InvalidCursorException {
        return view.query((index, fresh, alarms) -> {
                    List<IndexedAlarm> steps = new ArrayList<>(index.steps(id, PAGE));
                    alarms.stream().filter(step -> step.after().id().equals(id)).forEach(steps::add);
                    return steps;
                })
                .orElseThrow();
    }
}
