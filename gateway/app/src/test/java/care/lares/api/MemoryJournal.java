// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.journal.Entry;
import care.lares.journal.Journal;
import care.lares.journal.JournalFullException;
import care.lares.journal.JournalStatus;
import care.lares.journal.PublishedCheckpoint;
import care.lares.journal.Receipt;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A log in memory that takes what it is given, unless it is full; entry 42 has a receipt. */
final class MemoryJournal implements Journal {
    final List<Entry> entries = new CopyOnWriteArrayList<>();
    volatile boolean full;
    volatile CompletableFuture<Optional<Receipt>> receipts =
            CompletableFuture.completedFuture(Optional.of(new Receipt("receipt of 42\n", Receipt.SEALED)));

    @Override
    public CompletionStage<Optional<Receipt>> receipt(long seq) {
        return seq == 42 ? receipts : CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public JournalStatus status() {
        return new JournalStatus(origin(), next(), next(), 40, "", "lares.local/0+00000000+AQ==");
    }

    @Override
    public Optional<PublishedCheckpoint> checkpoint() {
        return Optional.of(new PublishedCheckpoint(origin(), 40, origin() + "\n40\n"));
    }

    @Override
    public CompletionStage<Optional<PublishedCheckpoint>> checkpoint(long size) {
        return CompletableFuture.completedFuture(checkpoint().filter(newest -> newest.size() == size));
    }

    @Override
    public String origin() {
        return "lares.local/0";
    }

    @Override
    public long next() {
        return entries.size();
    }

    @Override
    public long append(Entry entry) throws JournalFullException {
        if (full) {
            throw new JournalFullException(0);
        }
        entries.add(entry);
        return entries.size() - 1L;
    }

    @Override
    public boolean snapshotDue() {
        return false;
    }

    @Override
    public void snapshot(List<Entry> living) {
        throw new UnsupportedOperationException("nobody asked for a snapshot");
    }

    @Override
    public void close() {}
}
