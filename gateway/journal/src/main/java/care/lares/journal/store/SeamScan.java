// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.log.Batch;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.SegmentHeader;
import care.lares.journal.log.SegmentReader;
import care.lares.journal.log.Storage;
import care.lares.journal.seal.TilePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what was written last before the newest snapshot. The snapshot says what lives, so nothing else of a start
 * would miss what a card acknowledged and then lost right before it.
 */
final class SeamScan {
    /** How much before the snapshot is looked at, bytes: more than a card holds back when the power is cut. */
    static final long LOOKED_AT = 1 << 20;

    private final Storage storage;
    private final OriginFiles origin;
    private final TileFiles tiles;
    private final List<String> findings = new ArrayList<>();
    private @Nullable String broken;

    private SeamScan(Storage storage, OriginFiles origin, TileFiles tiles) {
        this.storage = storage;
        this.origin = origin;
        this.tiles = tiles;
    }

    /**
     * What is missing there.
     *
     * @param broken why the log cannot go on: its medium has not kept what it promised, or the place of what is lost in the
     *     tree is unknown; in words
     * @param findings what else is lost, in words
     */
    record Missing(Optional<String> broken, List<String> findings) {
        private static final Missing NOTHING = new Missing(Optional.empty(), List.of());
    }

    /** Looks at it, newest segments first. */
    static Missing before(Storage storage, OriginFiles origin, SnapshotSearch from, TileFiles tiles)
            throws IOException {
        if (!from.snapshot()) {
            return Missing.NOTHING;
        }
        SeamScan scan = new SeamScan(storage, origin, tiles);
        scan.look(from);
        return new Missing(Optional.ofNullable(scan.broken), List.copyOf(scan.findings));
    }

    private void look(SnapshotSearch from) throws IOException {
        List<Integer> all = origin.segments(storage);
        int at = all.size() - from.segments().size();
        Begin next = begin(all.get(at), from.edge().size());
        long left = LOOKED_AT;
        while (at > 0 && left > 0) {
            at--;
            left -= look(all.get(at), next, left);
            next = begin(all.get(at), next.firstSeq);
        }
        boolean beheaded = at == 0 && next.firstSeq > 0;
        if (beheaded && next.previousCrc.isPresent()) {
            broken = "its first %d entries are lost".formatted(next.firstSeq);
        } else if (beheaded) {
            miss(new Gap(0, next.firstSeq));
        }
        if (broken == null) {
            broken = goneOf(all).orElse(null);
        }
    }

    /** Segments are numbered from 1 without a gap: one that is missing was there, however long before the snapshot. */
    private static Optional<String> goneOf(List<Integer> numbers) {
        int before = 0;
        for (int number : numbers) {
            if (number > before + 1) {
                return Optional.of(
                        "its segments %d to %d are gone, with what they held".formatted(before + 1, number - 1));
            }
            before = number;
        }
        return Optional.empty();
    }

    /** Of a segment without a valid batch nothing is known: it begins no later than what follows it. */
    private Begin begin(int segment, long following) throws IOException {
        try (SegmentReader reader = SegmentReader.open(storage, origin.segment(segment))) {
            Optional<SegmentHeader> header = reader.header();
            return header.isPresent()
                    ? new Begin(
                            header.get().firstSeq(), OptionalInt.of(header.get().previousCrc()))
                    : new Begin(reader.firstSeq().orElse(following), OptionalInt.empty());
        }
    }

    /** Looks at the end of a segment, or at all of it where the end is not as its successor says; answers its length. */
    private long look(int segment, Begin next, long most) throws IOException {
        try (SegmentReader reader = SegmentReader.open(storage, origin.segment(segment))) {
            Optional<Batch> near = reader.size() > most ? reader.leap(reader.size() - most) : Optional.empty();
            if (near.isPresent() && Read.of(reader, near.get().nextSeq(), next).whole()) {
                return reader.size();
            }
        }
        try (SegmentReader reader = SegmentReader.open(storage, origin.segment(segment))) {
            OptionalLong first = reader.firstSeq();
            if (first.isPresent()) {
                judge(Read.of(reader, first.getAsLong(), next), next);
            }
            return reader.size();
        }
    }

    private void judge(Read read, Begin next) throws IOException {
        boolean less = read.nextSeq < next.firstSeq;
        if (less && next.previousCrc.isEmpty()) {
            // Whether these stood here or behind the header that is damaged: it is rot that took them.
            miss(new Gap(read.nextSeq, next.firstSeq));
        } else if (!read.complete) {
            broken = less
                    ? lost(read.nextSeq, next.firstSeq)
                    : "what was written last before its newest snapshot is lost";
        }
        for (Gap gap : read.gaps) {
            miss(gap);
        }
    }

    private void miss(Gap gap) throws IOException {
        if (isPlaceKnown(gap)) {
            findings.add("entries %d to %d of %s are lost; their place in the tree was kept"
                    .formatted(gap.from, gap.to - 1, origin.name()));
        } else {
            broken = lost(gap.from, gap.to);
        }
    }

    private static String lost(long from, long to) {
        return "its entries %d to %d, which stood before its newest snapshot, are lost".formatted(from, to - 1);
    }

    private boolean isPlaceKnown(Gap gap) throws IOException {
        for (long tile = gap.from / TilePath.WIDTH; tile <= (gap.to - 1) / TilePath.WIDTH; tile++) {
            if (!tiles.has(0, tile)) {
                return false;
            }
        }
        return true;
    }

    /**
     * How a segment begins.
     *
     * @param firstSeq the first leaf it can hold
     * @param previousCrc with what the one before it ended; empty where its header is damaged and nobody knows
     */
    private record Begin(long firstSeq, OptionalInt previousCrc) {}

    /** Leaves that are in no batch though later ones are: from the first to one past the last. */
    private record Gap(long from, long to) {}

    /**
     * What was read of a segment.
     *
     * @param complete whether it ends as its successor says
     * @param nextSeq one past the last leaf read
     */
    private record Read(boolean complete, long nextSeq, List<Gap> gaps) {
        static Read of(SegmentReader reader, long firstSeq, Begin next) throws IOException {
            List<Gap> gaps = new ArrayList<>();
            long seq = firstSeq;
            boolean complete = ends(reader, seq, next);
            while (!complete) {
                Optional<Batch> batch = reader.next();
                if (batch.isEmpty()) {
                    break;
                }
                if (batch.get().firstSeq() > seq) {
                    gaps.add(new Gap(seq, batch.get().firstSeq()));
                }
                seq = batch.get().nextSeq();
                complete = ends(reader, seq, next);
            }
            return new Read(complete, seq, gaps);
        }

        /** By its leaves alone where a damaged header does not tell with what checksum it ended. */
        private static boolean ends(SegmentReader reader, long seq, Begin next) {
            boolean known = reader.header().isPresent() && next.previousCrc.isPresent();
            return seq == next.firstSeq && (!known || next.previousCrc.getAsInt() == reader.crc());
        }

        boolean whole() {
            return complete && gaps.isEmpty();
        }
    }
}
