// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads one segment batch by batch: up to where the next one takes over, or to the end of the log. */
final class SegmentCheck {
    private static final String LOST = "the entries in it are lost; those behind it are still checked";
    private static final String CUT =
            "a write a power cut interrupted, or one that goes on: cut at start. Rot of the very last batch looks the same";

    private final String file;
    private final ByteBuffer bytes;
    private final SegmentHeader header;
    private final LogState log;
    private final FrameJudge judge;
    private final Findings findings;
    private int at;
    private int chain;
    private boolean chained = true;

    SegmentCheck(
            String file, ByteBuffer bytes, SegmentHeader header, LogState log, FrameJudge judge, Findings findings) {
        this.file = file;
        this.bytes = bytes;
        this.header = header;
        this.log = log;
        this.judge = judge;
        this.findings = findings;
        this.at = header.length();
        this.chain = header.crc();
    }

    /**
     * Checks it.
     *
     * @param next the header of the segment behind this one; empty for the newest, whose end may be torn
     */
    void run(Optional<SegmentHeader> next) {
        while (at < bytes.limit() && !handedOver(next)) {
            Optional<Batch> batch = Batch.at(bytes, at, header.salt());
            if (batch.isEmpty()) {
                batch = Batch.from(bytes, at + 1, header.salt());
                if (batch.isEmpty()) {
                    break;
                }
                damaged(batch.get());
            }
            take(batch.get());
        }
        end(next);
    }

    /** Where a header that says with what checksum this ends is damaged, what has entries tells where it does. */
    private boolean handedOver(Optional<SegmentHeader> next) {
        if (next.isEmpty() || next.get().firstSeq() != log.size()) {
            return false;
        }
        if (next.get().damaged()) {
            return Batch.at(bytes, at, header.salt())
                    .filter(batch -> batch.leaves() == 0)
                    .isEmpty();
        }
        return next.get().previousCrc().getAsInt() == end() || (header.damaged() && at == bytes.limit());
    }

    /** What the next segment names: of one that was rewritten, what it ended with before. */
    private int end() {
        return header.kept()
                .filter(kept -> kept.nextSeq() == log.size() && at == bytes.limit())
                .map(SegmentHeader.Kept::crc)
                .orElse(chain);
    }

    private void damaged(Batch next) {
        long lost = next.firstSeq() - log.size();
        findings.fault(
                file,
                at,
                "no valid batch stands here, but one does at byte " + next.offset() + ": rot or tampering, "
                        + Math.max(0, lost) + " entries gone",
                LOST);
        log.mayLackSealings();
        chained = false;
    }

    private void take(Batch batch) {
        if (chained && batch.previousCrc() != chain) {
            findings.fault(
                    file, batch.offset(), "batch does not follow the one before it", "a batch was taken out or put in");
        }
        if (batch.firstSeq() != log.size()) {
            if (chained) {
                findings.fault(
                        file,
                        batch.offset(),
                        "batch begins with entry " + batch.firstSeq() + " where " + log.size() + " belongs",
                        "entries are missing or doubled");
            }
            log.skipTo(batch.firstSeq());
        }
        judge.judge(batch, file);
        chain = batch.crc();
        chained = true;
        at = batch.end();
    }

    private void end(Optional<SegmentHeader> next) {
        int rest = bytes.limit() - at;
        if (next.isEmpty()) {
            if (rest > 0) {
                findings.note(file, at, rest + " bytes at the end are no whole batch", CUT);
            }
            return;
        }
        if (handedOver(next)) {
            if (rest > 0) {
                findings.note(
                        file,
                        at,
                        rest + " bytes at the end do not count",
                        "a write that failed: the next segment has what was in it");
            }
            return;
        }
        long lost = next.get().firstSeq() - log.size();
        findings.fault(
                file, at, "the next segment does not follow what ends here, " + lost + " entries are missing", LOST);
        log.mayLackSealings();
        if (lost != 0) {
            log.skipTo(next.get().firstSeq());
        }
    }
}
