// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.crypto.KeyVault;
import care.lares.domain.Ticks;
import care.lares.journal.Entry;
import care.lares.journal.JournalListener;
import care.lares.journal.log.CommitQueue;
import care.lares.journal.log.SegmentChain;
import care.lares.journal.log.Storage;
import java.nio.file.Path;
import java.util.List;

/**
 * The parts of an open journal.
 *
 * @param storage that has them
 * @param directory the data directory
 * @param claim to it
 * @param vault the keys
 * @param origin name of the current log
 * @param chain its segments
 * @param sealing its tree
 * @param desk its proofs
 * @param due whether it would like a snapshot
 * @param settings how it trades time for wear
 * @param ticks monotonic time
 * @param keeping sees to it that there is room
 * @param size number of entries it was opened with
 */
record Opened(
        Storage storage,
        Path directory,
        Claim claim,
        KeyVault vault,
        String origin,
        SegmentChain chain,
        Sealing sealing,
        ProofDesk desk,
        SnapshotDue due,
        JournalSettings settings,
        Ticks ticks,
        Keeping keeping,
        long size) {

    /** Lets go of it: it came too late, and another one follows. */
    void discard() {
        desk.close();
        chain.close();
    }

    /** Writes what is queued, behind some first entries. */
    WriterLoop writer(CommitQueue queue, JournalListener listener, Trouble trouble, List<Entry> first) {
        return new WriterLoop(this, queue, new EntryWriter(origin, vault), listener, trouble, first);
    }
}
