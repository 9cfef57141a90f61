// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.journal.Entry;
import care.lares.journal.Journal;
import care.lares.journal.JournalFullException;
import care.lares.journal.JournalStatus;
import care.lares.journal.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A journal in memory whose storage the test moves by hand: nothing is durable until the test says so. */
final class FakeJournal implements Journal {
    final List<Entry> entries = new ArrayList<>();
    final List<List<Entry>> snapshots = new ArrayList<>();
    boolean full;
    boolean noRoom;
    boolean snapshotDue;
    private int room = Integer.MAX_VALUE;

    /** Takes so many entries more, then none. */
    void takes(int entries) {
        room = entries;
    }

    @Override
    public String origin() {
        return "lares.local/00000000000000000000000000000000";
    }

    @Override
    public long append(Entry entry) throws JournalFullException {
        if (noRoom && entry.entryClass().givesWay() && !entry.urgent()) {
            throw new JournalFullException("the disk is full");
        }
        if (full || room-- <= 0) {
            throw new JournalFullException(1);
        }
        entries.add(entry);
        return entries.size() - 1L;
    }

    @Override
    public long next() {
        return entries.size();
    }

    @Override
    public boolean snapshotDue() {
        return snapshotDue;
    }

    @Override
    public void snapshot(List<Entry> living) {
        snapshotDue = false;
        snapshots.add(living);
    }

    @Override
    public CompletionStage<Optional<Receipt>> receipt(long seq) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public JournalStatus status() {
        return new JournalStatus(origin(), next(), 0, 0, "", "");
    }

    @Override
    public void close() {
        // nothing is open
    }
}
