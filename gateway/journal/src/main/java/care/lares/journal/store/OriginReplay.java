// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.Entry;
import care.lares.journal.Replay;
import care.lares.journal.log.Batch;
import care.lares.journal.log.Frame;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.Storage;
import care.lares.journal.seal.UnreadableEntryException;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells an origin's past: the snapshot's items, then its entries. */
final class OriginReplay implements SegmentWalk.Visitor {
    private static final Logger LOG = LoggerFactory.getLogger(OriginReplay.class);

    private final EntryOpener opener;
    private final Replay replay;
    private final boolean current;
    private boolean restating;
    private long next;
    private int unreadable;

    private OriginReplay(EntryOpener opener, Replay replay, boolean current) {
        this.opener = opener;
        this.replay = replay;
        this.current = current;
    }

    /**
     * Replays an origin.
     *
     * @param current whether the log goes on with it; entries of one that ended are only part of the living state
     */
    static void replay(
            Storage storage,
            OriginFiles origin,
            SnapshotSearch from,
            EntryOpener opener,
            Replay replay,
            boolean current)
            throws IOException {
        OriginReplay visitor = new OriginReplay(opener, replay, current);
        visitor.next = from.edge().size();
        visitor.restating = from.snapshot();
        new SegmentWalk(storage, origin).walk(from.segments(), visitor);
        if (visitor.unreadable > 0) {
            replay.damaged("%d entries of %s cannot be read: their keys are gone or they are damaged"
                    .formatted(visitor.unreadable, origin.name()));
        }
    }

    @Override
    public void batch(Batch batch, List<Frame> frames) {
        for (Frame frame : frames) {
            try {
                tell(frame);
            } catch (UnreadableEntryException e) {
                unreadable++;
                LOG.warn("entry unreadable batch={} reason={}", batch.firstSeq(), e.getMessage());
            }
        }
    }

    private void tell(Frame frame) throws UnreadableEntryException {
        if (frame instanceof Frame.SnapshotItem item && restating) {
            if (!opener.isClosed(item.subject())) {
                replay.restated(opener.entry(item));
            }
        } else if (frame instanceof Frame.SnapshotEnd) {
            restating = false;
        } else if (frame instanceof Frame.Leaf leaf && leaf.seq() >= next) {
            next = leaf.seq() + 1;
            if (!opener.isClosed(leaf.subject())) {
                tell(leaf.seq(), opener.entry(leaf));
            }
        }
    }

    private void tell(long seq, Entry entry) {
        if (current) {
            replay.entry(seq, entry);
        } else {
            replay.restated(entry);
        }
    }
}
