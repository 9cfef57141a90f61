// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.h2.Block;
import care.lares.journal.h2.BlockRow;
import care.lares.journal.h2.BrokenIndexException;
import care.lares.journal.h2.H2Index;
import care.lares.journal.log.Frame;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares an index with the log, block by block from the oldest on: the sum over the log's commitments with the one that
 * was kept, and the rows with theirs. A block that differs is indexed again.
 */
final class IndexVerification implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexVerification.class);

    private final IndexSource source;
    private final H2Index index;
    private final LogTail log;
    private BlockRow last = new BlockRow(0, 0, 0, 0, 0, 0, 0);
    private long repaired;

    IndexVerification(IndexSource source, H2Index index) throws IOException {
        this.source = source;
        this.index = index;
        this.log = source.tail(0, 0);
    }

    /** What the next step is about. */
    enum Step {
        /** A block was compared, and repaired where it had to be. */
        COMPARED,
        /** Blocks are missing: everything behind the last one that was compared has been removed. */
        CUT,
        /** There are no more blocks. */
        DONE
    }

    /** Compares one block. */
    Step step(Extent durable) throws IOException, BrokenIndexException {
        Optional<BlockRow> next = index.blockAfter(last.id());
        if (next.isEmpty()) {
            return Step.DONE;
        }
        BlockRow block = next.get();
        if (!follows(block, durable)) {
            LOG.warn("index lacks blocks, everything behind is indexed again from={}", last.next());
            index.remove(last.id() + 1, Long.MAX_VALUE);
            index.commit();
            return Step.CUT;
        }
        if (sum(block, durable) != block.logSum() || !index.intact(block)) {
            repair(block, durable);
        }
        last = block;
        return Step.COMPARED;
    }

    /** Number of the block that was compared last. */
    long compared() {
        return last.id();
    }

    /** How many blocks were indexed again. */
    long repaired() {
        return repaired;
    }

    @Override
    public void close() throws IOException {
        log.close();
    }

    /** Whether a block begins where the one before ended, in the same log or in the one after. */
    private boolean follows(BlockRow block, Extent durable) throws IOException {
        if (last.id() == 0 || block.origin() != last.origin()) {
            log.peek(durable);
            boolean skipped = log.origin() < block.origin() && log.peek(durable).isPresent();
            return block.first() == 0 && !skipped;
        }
        return block.first() == last.next();
    }

    private long sum(BlockRow block, Extent durable) throws IOException {
        long sum = 0;
        Optional<Frame.Leaf> leaf = log.peek(durable);
        while (leaf.isPresent() && log.origin() == block.origin() && leaf.get().seq() < block.next()) {
            sum += Block.summand(leaf.get().seq(), leaf.get().commitment());
            log.take();
            leaf = log.peek(durable);
        }
        return sum;
    }

    private void repair(BlockRow block, Extent durable) throws IOException, BrokenIndexException {
        BlockRepair.repair(source, index, block, durable);
        boolean rewritten = source.kept().stream()
                .anyMatch(kept -> kept.segment().origin() == block.origin()
                        && kept.first() < block.next()
                        && kept.next() > block.first());
        if (rewritten) {
            LOG.info("indexed again after entries gave way from={} to={}", block.first(), block.next());
            return;
        }
        repaired++;
        LOG.warn("index differed from the log, indexed again from={} to={}", block.first(), block.next());
    }
}
