// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.h2.BlockRow;
import care.lares.journal.h2.BrokenIndexException;
import care.lares.journal.h2.H2Index;
import care.lares.journal.log.Frame;
import java.io.IOException;
import java.util.Optional;

/** Indexes a block of the log again: its rows become what the log holds now. */
final class BlockRepair {
    private BlockRepair() {}

    /** Makes the rows of a block again, and makes them visible. */
    static void repair(IndexSource source, H2Index index, BlockRow block, Extent durable)
            throws IOException, BrokenIndexException {
        OpenBlock again = new OpenBlock(source.opener(), block.origin(), block.first());
        try (LogTail part = source.tail(block.origin(), block.first())) {
            Optional<Frame.Leaf> leaf = part.peek(durable);
            while (leaf.isPresent()
                    && part.origin() == block.origin()
                    && leaf.get().seq() < block.next()) {
                again.add(leaf.get());
                part.take();
                leaf = part.peek(durable);
            }
        }
        again.settle();
        index.remove(block.id(), block.id());
        index.add(block.id(), again.closed(block.next()));
        index.commit();
    }
}
