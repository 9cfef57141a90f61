// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.EntryClass;
import care.lares.journal.GaveWay;
import care.lares.journal.log.Frame;
import care.lares.journal.log.Parting;
import care.lares.journal.log.SealedSegment;
import care.lares.journal.log.SegmentContent;
import care.lares.journal.log.SegmentHeader;
import care.lares.journal.log.SegmentRewriting;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Gives up entries of a sealed segment, in three steps: their hashes are made to survive in tiles and the entry that says
 * so is composed ({@link #plan}); the caller has that entry logged; then the segment is rewritten without them ({@link
 * #carryOut}). A power cut anywhere leaves them all there, or all gone and that said.
 */
final class GivingWay {
    private final InstantSource clock;
    private final RandomGenerator random;

    GivingWay(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * What is about to go.
     *
     * @param segment from here
     * @param parting which of its entries
     * @param statement what must be durable before
     * @param left how much of each class is left then
     * @param bytes how much shorter the segment becomes, roughly
     */
    record Plan(SealedSegment segment, Parting parting, GaveWay statement, SegmentContent left, long bytes) {}

    /**
     * Looks at a segment.
     *
     * @return empty when it holds nothing of the kind
     * @throws IOException when it is damaged, or hashes of its leaves cannot be kept: it must stay as it is
     */
    Optional<Plan> plan(SealedSegment segment, Parting parting, GaveWay.Reason reason, TileSettling.Tiles tiles)
            throws IOException {
        Going going = new Going(parting);
        segment.read(going);
        if (going.count == 0) {
            return Optional.empty();
        }
        TileSettling.settle(segment, tiles);
        GaveWay statement = new GaveWay(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                segment.origin().name(),
                parting.entryClass(),
                going.first,
                going.last,
                going.count,
                reason,
                segment.header().begun().at(),
                segment.successor().begun().at());
        return Optional.of(new Plan(segment, parting, statement, going.left, going.bytes));
    }

    /**
     * Rewrites the segment of a plan whose statement is durable.
     *
     * @param statedAt the statement's sequence number
     * @return length of the segment now, bytes
     */
    long carryOut(Plan plan, long statedAt) throws IOException {
        int classes = 0;
        for (EntryClass one : EntryClass.values()) {
            classes |= plan.left.count(one) > 0 ? SegmentHeader.Kept.bit(one.code()) : 0;
        }
        return new SegmentRewriting(plan.segment, plan.parting, classes, statedAt, random.nextLong())
                .run(plan.statement.count());
    }

    /** Counts what goes and what stays. */
    private static final class Going implements SealedSegment.Visitor {
        private final Parting parting;
        private final SegmentContent left = SegmentContent.none();
        private long first;
        private long last;
        private long count;
        private long bytes;

        Going(Parting parting) {
            this.parting = parting;
        }

        @Override
        public void frame(Frame frame) {
            if (!(frame instanceof Frame.Leaf leaf)) {
                return;
            }
            if (parting.takes(leaf)) {
                first = count == 0 ? leaf.seq() : first;
                last = leaf.seq();
                count++;
                bytes += SegmentContent.length(leaf);
            } else {
                left.frame(leaf);
            }
        }
    }
}
