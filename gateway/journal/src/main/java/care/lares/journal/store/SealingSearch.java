// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.log.Batch;
import care.lares.journal.log.Frame;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.Storage;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Looks for the number of the newest sealing in segments before the living state. */
final class SealingSearch {
    private SealingSearch() {}

    static long sealingsBefore(Storage storage, OriginFiles origin, SnapshotSearch from) throws IOException {
        List<Integer> all = origin.segments(storage);
        AtomicLong newest = new AtomicLong();
        for (int i = all.size() - from.segments().size() - 1; i >= 0 && newest.get() == 0; i--) {
            new SegmentWalk(storage, origin).walk(List.of(all.get(i)), new SegmentWalk.Visitor() {
                @Override
                public void batch(Batch batch, List<Frame> frames) {
                    for (Frame frame : frames) {
                        if (frame instanceof Frame.Sealing sealing) {
                            newest.accumulateAndGet(sealing.number(), Math::max);
                        }
                    }
                }
            });
        }
        return newest.get();
    }
}
