// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import care.lares.journal.InvalidCursorException;
import java.nio.ByteBuffer;
import java.util.Base64;

/** Places in lists as opaque text: behind a reading or an alarm, wherever the index stands then. */
final class Cursor {
    private static final byte READING = 'r';
    private static final byte ALARM = 'a';
    private static final int READING_LENGTH = 1 + Long.BYTES + Integer.BYTES + Long.BYTES;
    private static final int ALARM_ID_LENGTH = 16;
    private static final int ALARM_LENGTH = 1 + Long.BYTES + ALARM_ID_LENGTH;

    private Cursor() {}

    /** Behind a reading; only its place counts. */
    record AfterReading(long at, int origin, long seq) {
        /** Whether a reading is behind it in a list that shows the newest first. */
        boolean before(IndexedReading reading) {
            if (reading.at() != at) {
                return reading.at() < at;
            }
            return reading.origin() != origin ? reading.origin() < origin : reading.seq() < seq;
        }
    }

    /** Behind an alarm. */
    // Bytes as they are in the database: never compared, never changed.
    @SuppressWarnings("ArrayRecordComponent")
    record AfterAlarm(long raisedAt, byte[] alarm) {}

    static String of(IndexedReading last) {
        ByteBuffer out = ByteBuffer.allocate(READING_LENGTH).put(READING);
        out.putLong(last.at()).putInt(last.origin()).putLong(last.seq());
        return text(out.array());
    }

    static String of(long raisedAt, byte[] alarm) {
        ByteBuffer out = ByteBuffer.allocate(ALARM_LENGTH).put(ALARM);
        out.putLong(raisedAt).put(alarm);
        return text(out.array());
    }

    static AfterReading reading(String cursor) throws InvalidCursorException {
        ByteBuffer in = bytes(cursor, READING, READING_LENGTH);
        return new AfterReading(in.getLong(), in.getInt(), in.getLong());
    }

    static AfterAlarm alarm(String cursor) throws InvalidCursorException {
        ByteBuffer in = bytes(cursor, ALARM, ALARM_LENGTH);
        long raisedAt = in.getLong();
        byte[] alarm = new byte[ALARM_ID_LENGTH];
        in.get(alarm);
        return new AfterAlarm(raisedAt, alarm);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static ByteBuffer bytes(String cursor, byte kind, int length) throws InvalidCursorException {
        try {
            ByteBuffer in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (in.remaining() == length && in.get() == kind) {
                return in;
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidCursorException("cursor is not base64url", e);
        }
        throw new InvalidCursorException("cursor is of another list");
    }
}
