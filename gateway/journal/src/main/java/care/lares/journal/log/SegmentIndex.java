// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.log;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Which segment holds which leaf. For any thread. */
public final class SegmentIndex {
    private final ConcurrentSkipListMap<Long, Integer> numberByFirstSeq = new ConcurrentSkipListMap<>();

    /** Adds a segment; of two that begin with the same leaf the later one holds it. */
    public void add(long firstSeq, int number) {
        numberByFirstSeq.merge(firstSeq, number, Math::max);
    }

    /** The only segment that can hold a leaf; empty when that leaf is older than all. */
    public Optional<Integer> holding(long seq) {
        return Optional.ofNullable(numberByFirstSeq.floorEntry(seq)).map(Map.Entry::getValue);
    }

    /**
     * The first leaf behind this one that another segment holds; the largest number when none does. What the segment of
     * this leaf has from there on was never acknowledged.
     */
    public long end(long seq) {
        Long next = numberByFirstSeq.higherKey(seq);
        return next == null ? Long.MAX_VALUE : next;
    }
}
