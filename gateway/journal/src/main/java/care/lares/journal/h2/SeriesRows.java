// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The readings of one series in a block that is still being filled, in the order they came, as the rows will hold them. */
final class SeriesRows {
    private static final int FIRST_CAPACITY = 16;

    private final RowWriter rows = new RowWriter();
    private long[] at = new long[FIRST_CAPACITY];
    private long[] seq = new long[FIRST_CAPACITY];
    /** Where each one's bytes end. */
    private int[] end = new int[FIRST_CAPACITY];

    private int count;
    private boolean sorted = true;

    void add(IndexedReading reading) {
        if (count == end.length) {
            at = Arrays.copyOf(at, 2 * count);
            seq = Arrays.copyOf(seq, 2 * count);
            end = Arrays.copyOf(end, 2 * count);
        }
        ReadingRow.write(reading, rows);
        at[count] = reading.at();
        seq[count] = reading.seq();
        end[count] = rows.length();
        sorted &= count == 0 || at[count - 1] <= reading.at();
        count++;
    }

    int count() {
        return count;
    }

    long at(int number) {
        return at[number];
    }

    long seq(int number) {
        return seq[number];
    }

    /** Writes what {@link ReadingRow} wrote of one. */
    void copy(int number, RowWriter to) {
        int from = number == 0 ? 0 : end[number - 1];
        to.raw(rows.bytes(), from, end[number] - from);
    }

    /** Their numbers, oldest first by effective time, then by place in the log. */
    int[] oldestFirst() {
        IntStream numbers = IntStream.range(0, count);
        return sorted
                ? numbers.toArray()
                : numbers.boxed()
                        .sorted(Comparator.comparingLong(number -> at[number])) // Stable: the log's order stays.
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    /** Tells each of them. */
    void each(SeriesKey key, int origin, Consumer<IndexedReading> found) {
        try {
            RowReader in = new RowReader(rows.bytes(), 0);
            for (int number = 0; number < count; number++) {
                found.accept(new IndexedReading(at[number], origin, seq[number], ReadingRow.read(key, at[number], in)));
            }
        } catch (DamagedRowException e) {
            throw new IllegalStateException("what was just written cannot be read", e);
        }
    }
}
