// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.h2.BlockRow;
import care.lares.journal.h2.BrokenIndexException;
import care.lares.journal.h2.H2Index;
import care.lares.journal.h2.PartedSegment;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/** Takes the rows of entries that were given up out of an index, segment by segment; done again when it was interrupted. */
final class IndexParting {
    private final IndexSource source;
    private final H2Index index;
    private final Deque<KeptRange> waiting = new ArrayDeque<>();

    IndexParting(IndexSource source, H2Index index) {
        this.source = source;
        this.index = index;
    }

    /** Looks which segments were rewritten since their rows were made. */
    void look() throws IOException, BrokenIndexException {
        Set<PartedSegment> done = index.parted();
        waiting.clear();
        for (KeptRange kept : source.kept()) {
            if (!done.contains(kept.segment())) {
                waiting.add(kept);
            }
        }
    }

    /** An empty index: what is not there any more will not get into it. */
    void nothingToDo() throws IOException, BrokenIndexException {
        for (KeptRange kept : source.kept()) {
            index.parted(kept.segment());
        }
        index.commit();
    }

    /** Does one segment, when all of it has been indexed; false when there is nothing to do now. */
    boolean step(Extent durable) throws IOException, BrokenIndexException {
        KeptRange kept = waiting.peek();
        if (kept == null || !isIndexed(kept)) {
            return false;
        }
        waiting.remove();
        for (BlockRow block : index.blocks(kept.segment().origin(), kept.first(), kept.next())) {
            BlockRepair.repair(source, index, block, durable);
        }
        index.parted(kept.segment());
        index.commit();
        return true;
    }

    private boolean isIndexed(KeptRange kept) throws BrokenIndexException {
        Optional<BlockRow> newest = index.newest();
        int origin = kept.segment().origin();
        return newest.isPresent()
                && (newest.get().origin() > origin
                        || (newest.get().origin() == origin && newest.get().next() >= kept.next()));
    }
}
