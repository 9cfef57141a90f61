// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Entries that are no more, and the entries that say so. A hole is right only where it was said: any other one is a loss
 * that nobody owned up to. What is said of entries that are still there is right too, since it is said first.
 */
final class Holes {
    private static final long GAVE_WAY = 27;
    private static final int FIELDS = 10;
    private static final int LAST_CLASS_TO_GO = 2;

    private final List<Statement> statements = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();
    private boolean unheard;

    /** What one kept segment lacks. */
    static final class Missing {
        private final String origin;
        private final String file;
        private final long first;
        private final long next;
        private final Map<Long, long[]> rangeByStatement = new HashMap<>();
        private long count;

        /** A segment that had the leaves from first up to, not including, next. */
        Missing(String origin, String file, long first, long next) {
            this.origin = origin;
            this.file = file;
            this.first = first;
            this.next = next;
        }

        /** These leaves are gone, as the entry numbered so says. */
        void add(long from, long to, long statedAt) {
            count += to - from;
            long[] range = rangeByStatement.computeIfAbsent(statedAt, none -> new long[] {from, to});
            range[0] = Math.min(range[0], from);
            range[1] = Math.max(range[1], to);
        }

        long next() {
            return next;
        }
    }

    private record Statement(long seq, String origin, long first, long last, long count) {}

    /** A segment has holes. */
    void lacks(Missing segment) {
        missing.add(segment);
    }

    /** An entry cannot be opened since its key is newer than the keys that were put back: it may be a statement. */
    void mayBeSaid() {
        unheard = true;
    }

    /** Takes note of an entry that says what is no more; of others, nothing. */
    void heard(long seq, byte[] body) throws RefusedException {
        if (!isStatement(body)) {
            return;
        }
        List<Object> items = CborItems.of(body);
        RefusedException.unless(
                items.size() == FIELDS && items.get(2) instanceof String, "it does not say what gave way");
        long classCode = number(items.get(3));
        RefusedException.unless(
                classCode >= 1 && classCode <= LAST_CLASS_TO_GO, "it gives up entries that are kept for ever");
        statements.add(new Statement(
                seq, (String) items.get(2), number(items.get(4)), number(items.get(5)), number(items.get(6))));
    }

    /** Asserts, when everything has been read, that every hole was said. */
    void require(Findings findings) {
        for (Missing segment : missing) {
            long said = statements.stream()
                    .filter(one -> within(one, segment))
                    .mapToLong(Statement::count)
                    .sum();
            if (segment.count > said) {
                fault(
                        segment,
                        segment.count + " entries are missing and the log gives up " + said + " of them",
                        findings);
            }
            segment.rangeByStatement.forEach((statedAt, range) -> {
                if (statements.stream()
                        .noneMatch(one -> one.seq == statedAt
                                && within(one, segment)
                                && one.last >= range[0]
                                && one.first < range[1])) {
                    fault(segment, "no entry " + statedAt + " says that entries of it are given up", findings);
                }
            });
        }
    }

    private static boolean within(Statement one, Missing segment) {
        return one.origin.equals(segment.origin) && one.first >= segment.first && one.last < segment.next;
    }

    private void fault(Missing segment, String wrong, Findings findings) {
        if (unheard) {
            findings.note(segment.file, 0, wrong, "the entry that says so may be one whose key is lost");
        } else {
            findings.fault(segment.file, 0, wrong, "entries were taken out and that was not recorded");
        }
    }

    /** The first item of the array, without reading the rest: most entries are something else. */
    private static boolean isStatement(byte[] body) {
        return body.length > 2 && body[1] == 0x18 && body[2] == GAVE_WAY;
    }

    private static long number(Object item) throws RefusedException {
        if (item instanceof Integer || item instanceof Long) {
            return ((Number) item).longValue();
        }
        throw new RefusedException("it does not say what gave way");
    }
}
