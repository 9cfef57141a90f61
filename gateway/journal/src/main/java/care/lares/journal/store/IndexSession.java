// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.IndexStatus.State;
import care.lares.journal.h2.BlockRow;
import care.lares.journal.h2.BrokenIndexException;
import care.lares.journal.h2.H2Index;
import care.lares.journal.log.FileStamp;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** One open database: filled first, compared with the log when there is nothing to fill. */
final class IndexSession implements Closeable {
    /**
     * Of so many times one compares a block once all of them have been: what rots on the card is found within hours, and
     * a small box does not feel it.
     */
    private static final int PATROL_EVERY = 10;

    private final IndexSource source;
    private final IndexDirectory directory;
    private final H2Index index;
    private final IndexView view;
    private final IndexProgress progress;
    private final Optional<String> identity;
    private IndexFilling filling;
    private Optional<IndexVerification> verification;
    private final IndexParting parting;
    private boolean suspect;
    private boolean patrols;
    private int calls;

    private IndexSession(
            IndexSource source,
            IndexDirectory directory,
            H2Index index,
            IndexView view,
            IndexProgress progress,
            IndexFilling filling,
            IndexParting parting,
            boolean suspect)
            throws IOException {
        this.parting = parting;
        this.source = source;
        this.directory = directory;
        this.index = index;
        this.view = view;
        this.progress = progress;
        this.identity = directory.stamp().map(FileStamp::identity);
        this.filling = filling;
        this.suspect = suspect;
        this.verification = Optional.of(new IndexVerification(source, index));
    }

    /**
     * Opens the database, or makes a new one.
     *
     * @param condition what is known of the one that is there
     */
    static IndexSession open(
            IndexSource source,
            IndexDirectory directory,
            IndexView view,
            IndexProgress progress,
            IndexDirectory.Condition condition)
            throws IOException, BrokenIndexException {
        progress.now(condition == IndexDirectory.Condition.NONE ? State.REBUILDING : State.VERIFYING);
        switch (condition) {
            case NONE -> directory.clear();
            case SUSPECT -> directory.verifying(true); // Before it is opened: that alone may end the process.
            case CLEAN -> {}
        }
        H2Index index = H2Index.open(directory.storage(), directory.database(), source.origins());
        view.opened(index);
        boolean cut = cut(index, progress.extent());
        boolean suspect = condition == IndexDirectory.Condition.SUSPECT || cut;
        if (cut && condition != IndexDirectory.Condition.SUSPECT) {
            directory.verifying(true);
        }
        IndexParting parting = new IndexParting(source, index);
        if (index.newest().isEmpty()) {
            parting.nothingToDo();
        }
        parting.look();
        IndexFilling filling = IndexFilling.of(source, index, view);
        return new IndexSession(source, directory, index, view, progress, filling, parting, suspect);
    }

    /** Removes blocks of what the log does not have any more, or never had. */
    private static boolean cut(H2Index index, Extent durable) throws BrokenIndexException {
        boolean cut = false;
        Optional<BlockRow> newest = index.newest();
        while (newest.isPresent()
                && durable.isBefore(newest.get().origin(), newest.get().next() - 1)) {
            index.remove(newest.get().id(), Long.MAX_VALUE);
            index.commit();
            cut = true;
            newest = index.newest();
        }
        return cut;
    }

    /** Reads on for some time; answers how many entries that were. */
    long fill(long nanos) throws IOException, BrokenIndexException {
        Extent extent = progress.extent();
        long durable = extent.size();
        long entries = filling.fill(extent, nanos);
        progress.indexed(filling.filled(extent.ordinal()));
        if (progress.state() == State.REBUILDING) {
            progress.advanced(entries, durable == 0 ? 0 : (double) filling.filled(extent.ordinal()) / durable);
        }
        if (entries == 0 && progress.state() != State.COMPLETE && !suspect) {
            patrols |= progress.state() == State.REBUILDING;
            progress.now(State.COMPLETE);
        }
        return entries;
    }

    /** Entries were given up: their rows are to go. */
    void gaveWay() throws IOException, BrokenIndexException {
        parting.look();
    }

    /** Takes rows out of one segment's blocks; false when there is nothing to do now. */
    boolean part() throws IOException, BrokenIndexException {
        return parting.step(progress.extent());
    }

    /** Whether answers are doubtful until {@link #verify} has come to its end. */
    boolean suspect() {
        return suspect;
    }

    /** A row was found that is not what was written. */
    void suspected() throws IOException {
        if (!suspect) {
            suspect = true;
            verifyAgain();
            directory.verifying(true);
            progress.now(State.VERIFYING);
        }
    }

    /** Compares one more block; false when there is nothing to compare now. */
    boolean verify() throws IOException, BrokenIndexException {
        calls++;
        if (verification.isEmpty() || (patrols && !suspect && calls % PATROL_EVERY != 0)) {
            return false;
        }
        IndexVerification.Step step = verification.get().step(progress.extent());
        switch (step) {
            case CUT -> refill();
            case DONE -> verified();
            case COMPARED -> compared(verification.get());
        }
        return true;
    }

    private void compared(IndexVerification comparing) throws IOException, BrokenIndexException {
        long all = index.newest().map(BlockRow::id).orElse(1L);
        progress.advanced(0, (double) comparing.compared() / all);
        if (comparing.repaired() > 0) {
            suspected(); // Where one block is not what it was, others may not be either.
        }
    }

    /** Refuses a file that is not the one that was opened, or lacks some of what was written to it. */
    void look() throws IOException, BrokenIndexException {
        if (!directory.stamp().map(FileStamp::identity).equals(identity)) {
            throw new BrokenIndexException("its file was taken away");
        }
        if (!index.isWhole()) {
            throw new BrokenIndexException("its file was cut");
        }
    }

    /** Closes in order. */
    @Override
    public void close() throws IOException {
        closeVerification();
        filling.close();
        Optional<H2Index> open = view.closed();
        if (open.isEmpty()) {
            return;
        }
        try {
            open.get().close();
            if (!suspect) {
                directory.closed();
            } else {
                directory.verifying(false);
            }
        } catch (BrokenIndexException e) {
            throw new IOException("index was not closed in order", e);
        }
    }

    /** Gives up a database that is broken. */
    void abandon() throws IOException {
        view.closed().ifPresent(H2Index::abandon);
        closeVerification();
        filling.close();
    }

    private void refill() throws IOException, BrokenIndexException {
        view.replaced(() -> {});
        filling.close();
        filling = IndexFilling.of(source, index, view);
        progress.indexed(filling.filled(progress.extent().ordinal()));
    }

    private void verified() throws IOException, BrokenIndexException {
        verifyAgain();
        patrols = true;
        if (suspect) {
            if (index.strayRows()) {
                index.removeStrayRows();
            }
            index.rebuildSearch();
            suspect = false;
            directory.verifying(false);
            progress.now(State.COMPLETE);
        }
    }

    private void verifyAgain() throws IOException {
        closeVerification();
        verification = Optional.of(new IndexVerification(source, index));
    }

    private void closeVerification() throws IOException {
        if (verification.isPresent()) {
            verification.get().close();
            verification = Optional.empty();
        }
    }
}
