// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.journal.Entry;
import care.lares.journal.Journal;
import care.lares.journal.JournalStatus;
import care.lares.journal.Receipt;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A journal with 43 entries of which the last one has a receipt. */
final class FakeJournal implements Journal {
    CompletableFuture<Optional<Receipt>> receipts =
            CompletableFuture.completedFuture(Optional.of(new Receipt("receipt of 42\n")));

    @Override
    public CompletionStage<Optional<Receipt>> receipt(long seq) {
        return seq == 42 ? receipts : CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public JournalStatus status() {
        return new JournalStatus("lares.local/0", 43, 43, 40, "", "lares.local/0+00000000+AQ==");
    }

    @Override
    public String origin() {
        return status().origin();
    }

    @Override
    public long next() {
        return status().next();
    }

    @Override
    public long append(Entry entry) {
        throw new UnsupportedOperationException("the API only reads");
    }

    @Override
    public boolean snapshotDue() {
        return false;
    }

    @Override
    public void snapshot(List<Entry> living) {
        throw new UnsupportedOperationException("the API only reads");
    }

    @Override
    public void close() {}
}
