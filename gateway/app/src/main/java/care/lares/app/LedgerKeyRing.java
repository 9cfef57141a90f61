// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.journal.Erasures;
import care.lares.journal.KeyEntry.KeyRotated;
import care.lares.journal.KeySort;
import care.lares.journal.log.UnusableDirectoryException;
import care.lares.journal.store.LogJournal;
import care.lares.sync.Diary;
import care.lares.sync.anchor.evm.LedgerKey;
import care.lares.sync.anchor.evm.LedgerKeys;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The keys of this box's accounts, as the data directory has them; a change is an entry before it is a file.
 *
 * @param journal has the keys
 * @param told what the log says of changes
 * @param diary where a change is written down
 * @param clock for its stamp
 */
record LedgerKeyRing(LogJournal journal, Erasures told, Diary diary, InstantSource clock) implements LedgerKeys {
    /** Who changes it: the ledger decides when. */
    private static final String BY = "ledger";
    /** How long the log is waited for: it takes milliseconds, and seconds on a card under load. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public LedgerKey current() throws IOException {
        try {
            return LedgerKey.of(journal.ledgerKey());
        } catch (UnusableDirectoryException e) {
            throw new IOException(e);
        }
    }

    @Override
    public Optional<LedgerKey> coming() throws IOException {
        return journal.comingLedgerKey().map(LedgerKey::of);
    }

    @Override
    public void change(LedgerKey old, LedgerKey coming) throws IOException, InterruptedException {
        boolean known = told.rotated(KeySort.LEDGER)
                .filter(said -> said.newId().equals(coming.address()))
                .isPresent();
        if (!known) {
            write(new KeyRotated(clock.instant(), KeySort.LEDGER, old.address(), coming.address(), BY));
        }
        journal.changeLedgerKey();
    }

    private void write(KeyRotated said) throws IOException, InterruptedException {
        try {
            diary.write(said).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException refused) {
            throw new IOException("the log does not take the change of the key now", refused);
        }
    }
}
