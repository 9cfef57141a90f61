// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Where a log ended: what the first leaf of the one after it must link to. */
final class OriginEnd {
    private static final long LINK = 7;
    private static final int FIELDS = 6;

    private final String origin;
    private final long size;
    private final Optional<byte[]> root;
    private final List<LogState.Reached> lastGood;
    private final List<SignedCheckpoint> signed;
    private final Report.Origin report;

    OriginEnd(String origin, LogState log, List<SignedCheckpoint> signed, Report.Origin report) {
        this.origin = origin;
        this.size = log.size();
        this.root = log.root();
        this.lastGood = log.lastGood();
        this.signed = List.copyOf(signed);
        this.report = report;
    }

    Report.Origin report() {
        return report;
    }

    /** Asserts that the next log begins with a link to this one. */
    void requireLink(LogState next, String shown, Findings findings) {
        if (next.size() == 0) {
            findings.note(shown, 0, "it has no entry yet", "it is linked to the log before at start");
            return;
        }
        if (next.isFirstLost()) {
            findings.note(shown, 0, "the key of its first entry is lost", "what it links to is not known here");
            return;
        }
        try {
            Optional<byte[]> firstBody = next.firstBody();
            RefusedException.unless(firstBody.isPresent(), "it has no first entry that could be read");
            requireLink(CborItems.of(firstBody.get()));
        } catch (RefusedException e) {
            findings.fault(
                    shown,
                    0,
                    String.valueOf(e.getMessage()),
                    "nobody can tell what came before this log's first entry");
        }
    }

    private void requireLink(List<Object> items) throws RefusedException {
        RefusedException.unless(
                items.size() == FIELDS && number(items.get(0)) == LINK, "its first entry is no link to the log before");
        RefusedException.unless(items.get(2).equals(origin), "its first entry links to another log than " + origin);
        long linked = number(items.get(3));
        byte[] hash = items.get(4) instanceof byte[] bytes ? bytes : new byte[0];
        boolean toSigned = signed.stream().anyMatch(one -> one.size() == linked && Arrays.equals(one.root(), hash));
        boolean toEnd = size == linked && root.isPresent() && Arrays.equals(root.get(), hash);
        boolean toLastGood = lastGood.stream().anyMatch(reached -> reached.is(linked, hash));
        RefusedException.unless(
                toSigned || toEnd || toLastGood,
                "its first entry links to size " + linked + " and root "
                        + HexFormat.of().formatHex(hash) + ", which are neither signed nor the end of " + origin);
    }

    private static long number(Object item) throws RefusedException {
        if (item instanceof Integer || item instanceof Long) {
            return ((Number) item).longValue();
        }
        throw new RefusedException("its first entry is no link to the log before");
    }
}
