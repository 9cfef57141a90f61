// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.h2.BlockRow;
import care.lares.journal.h2.BrokenIndexException;
import care.lares.journal.h2.H2Index;
import care.lares.journal.log.Frame;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Fills an index from where it ends: reads leaves, shows them at once, and writes a block of them when it is full. Blocks
 * follow each other without a gap; what is in none yet is read again after a start.
 */
final class IndexFilling implements Closeable {
    /** Entries between looks at the time. */
    private static final int STRIDE = 64;

    private final IndexSource source;
    private final H2Index index;
    private final IndexView view;
    private final LogTail log;
    private long lastBlock;
    private OpenBlock block;

    private IndexFilling(
            IndexSource source, H2Index index, IndexView view, LogTail log, long lastBlock, OpenBlock block) {
        this.source = source;
        this.index = index;
        this.view = view;
        this.log = log;
        this.lastBlock = lastBlock;
        this.block = block;
    }

    /** Goes on behind the newest block. */
    static IndexFilling of(IndexSource source, H2Index index, IndexView view) throws IOException, BrokenIndexException {
        Optional<BlockRow> newest = index.newest();
        int origin = newest.map(BlockRow::origin).orElse(0);
        LogTail log = source.tail(origin, newest.map(BlockRow::next).orElse(0L));
        OpenBlock block = new OpenBlock(source.opener(), log.origin(), log.next());
        return new IndexFilling(
                source, index, view, log, newest.map(BlockRow::id).orElse(0L), block);
    }

    /**
     * Reads on for some time.
     *
     * @param durable how much of the logs may be read
     * @param nanos how long, roughly
     * @return how many entries that were; 0 when there are none at the moment
     */
    long fill(Extent durable, long nanos) throws IOException, BrokenIndexException {
        long until = source.ticks().nanos() + nanos;
        long entries = 0;
        Optional<Frame.Leaf> leaf = log.peek(durable);
        while (leaf.isPresent()) {
            take(leaf.get());
            entries++;
            boolean enough = entries % STRIDE == 0 && source.ticks().nanos() - until >= 0;
            leaf = enough ? Optional.empty() : log.peek(durable);
        }
        show();
        return entries;
    }

    /** How many entries of this log can be found, when it is the one that is read. */
    long filled(int origin) {
        return log.origin() == origin && block.origin() == origin ? block.next() : 0;
    }

    @Override
    public void close() throws IOException {
        log.close();
    }

    private void take(Frame.Leaf leaf) throws BrokenIndexException {
        while (block.endsBefore(log.origin(), leaf)) {
            boolean same = log.origin() == block.origin();
            long end = same && block.isEmpty() ? leaf.seq() : block.next();
            if (same || !block.isEmpty()) {
                write(end);
            }
            block = new OpenBlock(source.opener(), log.origin(), same ? end : 0);
        }
        block.add(leaf);
        log.take();
    }

    private void write(long end) throws BrokenIndexException {
        show();
        index.add(lastBlock + 1, block.closed(end));
        view.replaced(index::commit);
        lastBlock++;
    }

    private void show() {
        if (block.hasNews()) {
            view.grown(block);
        }
    }
}
