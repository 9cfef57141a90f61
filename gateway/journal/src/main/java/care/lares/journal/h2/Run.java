// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * A row of readings: those of one series in one block that are close in time, oldest first.
 *
 * <p>Its body: CRC32C over everything the row says, 4 bytes; the log's ordinal; and each reading as differences to the
 * one before in time and sequence number, and {@link ReadingRow what else} it has.
 *
 * @param id of the row
 * @param key what its readings have in common
 * @param minAt effective time of the oldest, microseconds since 1970
 * @param maxAt effective time of the newest
 * @param body the readings
 */
// Bytes as they are in the database: never compared, never changed.
@SuppressWarnings("ArrayRecordComponent")
record Run(long id, SeriesKey key, long minAt, long maxAt, byte[] body) {
    /**
     * Longest time between the first and the last reading of a row, microseconds: five minutes. A search for what was
     * before some time looks at rows that end so much later at most.
     */
    static final long MAX_SPAN = 300_000_000L;

    private static final int CRC_LENGTH = Integer.BYTES;

    /**
     * The rows of one series.
     *
     * @param origin ordinal of the log its readings are in
     */
    static List<Run> of(SeriesKey key, int origin, SeriesRows readings, long firstId) {
        List<Run> runs = new ArrayList<>(1);
        int[] order = readings.oldestFirst();
        int from = 0;
        for (int to = 1; to <= order.length; to++) {
            boolean ends = to == order.length;
            if (!ends) {
                long span = readings.at(order[to]) - readings.at(order[from]);
                ends = span > MAX_SPAN || span < 0;
            }
            if (ends) {
                runs.add(of(firstId + runs.size(), key, origin, readings, Arrays.copyOfRange(order, from, to)));
                from = to;
            }
        }
        return runs;
    }

    private static Run of(long id, SeriesKey key, int origin, SeriesRows readings, int[] numbers) {
        RowWriter out = new RowWriter();
        for (int i = 0; i < CRC_LENGTH; i++) {
            out.raw(0);
        }
        out.number(origin);
        long minAt = readings.at(numbers[0]);
        long at = minAt;
        long seq = 0;
        for (int number : numbers) {
            out.number(readings.at(number) - at).signed(readings.seq(number) - seq);
            readings.copy(number, out);
            at = readings.at(number);
            seq = readings.seq(number);
        }
        Run run = new Run(id, key, minAt, at, out.written());
        ByteBuffer.wrap(run.body).putInt(run.crc());
        return run;
    }

    /** What it adds to its block's sum. */
    long summand() {
        return Mix.of((long) crc() << Integer.SIZE ^ id);
    }

    /** Tells its readings, oldest first. */
    void readings(Consumer<IndexedReading> found) throws DamagedRowException {
        check();
        try {
            RowReader in = new RowReader(body, CRC_LENGTH);
            int origin = (int) in.number();
            long at = minAt;
            long seq = 0;
            while (in.more()) {
                at += in.number();
                seq += in.signed();
                found.accept(new IndexedReading(at, origin, seq, ReadingRow.read(key, at, in)));
            }
        } catch (IllegalArgumentException e) {
            throw new DamagedRowException("row " + id + " holds what cannot be", e);
        }
    }

    /** Whether it says what was written. */
    void check() throws DamagedRowException {
        if (body.length <= CRC_LENGTH || ByteBuffer.wrap(body).getInt() != crc()) {
            throw new DamagedRowException("row " + id + " is not what was written");
        }
    }

    private int crc() {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(id)
                .putLong(minAt)
                .putLong(maxAt)
                .flip());
        key.into(crc);
        crc.update(body, Math.min(CRC_LENGTH, body.length), Math.max(0, body.length - CRC_LENGTH));
        return (int) crc.getValue();
    }
}
