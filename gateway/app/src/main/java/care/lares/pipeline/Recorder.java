// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Moment;
import care.lares.journal.Entry;
import care.lares.journal.Journal;
import care.lares.journal.JournalFullException;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives entries to the log, and the log a snapshot when it asks for one. */
final class Recorder {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    private final Journal journal;
    private final House house;
    private boolean full;
    private boolean noRoom;

    Recorder(Journal journal, House house) {
        this.journal = journal;
        this.house = house;
    }

    /** The entry's sequence number; empty when the log cannot take it now: its sender must not be acknowledged. */
    OptionalLong record(Entry entry) {
        try {
            long seq = journal.append(entry);
            full = false;
            return OptionalLong.of(seq);
        } catch (JournalFullException waiting) {
            if (!full) {
                LOG.error("journal queue full, acknowledgements withheld reason={}", waiting.getMessage());
            }
            full = true;
            noRoom = waiting.noRoom();
            return OptionalLong.empty();
        }
    }

    /** Number of entries given so far: when they are durable, all that was recorded is. */
    long size() {
        return journal.given();
    }

    /** The sequence number of the entry given last. */
    long newest() {
        return journal.next() - 1;
    }

    /** Whether the last entry that was not taken wanted room on the disk. */
    boolean noRoom() {
        return noRoom;
    }

    void snapshotWhenDue(Moment now) {
        if (journal.snapshotDue()) {
            journal.snapshot(house.restated(now));
        }
    }
}
