// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.ResidentId;
import care.lares.journal.Entry;
import care.lares.journal.seal.EntryCodec;
import care.lares.journal.seal.UnreadableEntryException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A row of one step of an alarm.
 *
 * @param id of the row, in the order of the log
 * @param alarm its id, 16 bytes
 * @param state code of its state after the step
 * @param raisedAt when it was raised, microseconds since 1970
 * @param resident whom it is about, empty when about nobody
 * @param body CRC32C over everything the row says, 4 bytes; ordinal of the log and sequence number, 12 bytes; then the
 *     entry's body as it is in the log
 */
// Bytes as they are in the database: never compared, never changed.
@SuppressWarnings("ArrayRecordComponent")
record Step(long id, byte[] alarm, int state, long raisedAt, String resident, byte[] body) {
    private static final int CRC_LENGTH = Integer.BYTES;
    private static final int HEAD_LENGTH = CRC_LENGTH + Integer.BYTES + Long.BYTES;

    static Step of(long id, IndexedAlarm indexed) {
        Alarm alarm = indexed.after();
        byte[] entry = EntryCodec.encode(new Entry.AlarmChanged(alarm));
        ByteBuffer body = ByteBuffer.allocate(HEAD_LENGTH + entry.length);
        body.putInt(0).putInt(indexed.origin()).putLong(indexed.seq()).put(entry);
        Step step = new Step(
                id,
                bytes(alarm.id()),
                alarm.state().code(),
                IndexedReading.micros(alarm.raisedAt()),
                resident(alarm.assignment().resident()),
                body.array());
        body.putInt(0, step.crc());
        return step;
    }

    static byte[] bytes(AlarmId id) {
        return HexFormat.of().parseHex(id.value());
    }

    static String resident(Optional<ResidentId> id) {
        return id.map(ResidentId::value).orElse("");
    }

    long summand() {
        return Mix.of((long) crc() << Integer.SIZE ^ id);
    }

    IndexedAlarm indexed() throws DamagedRowException {
        check();
        ByteBuffer in = ByteBuffer.wrap(body).position(CRC_LENGTH);
        int origin = in.getInt();
        long seq = in.getLong();
        byte[] entry = new byte[in.remaining()];
        in.get(entry);
        try {
            if (EntryCodec.decode(entry) instanceof Entry.AlarmChanged changed) {
                return new IndexedAlarm(origin, seq, changed.after());
            }
        } catch (UnreadableEntryException e) {
            throw new DamagedRowException("row " + id + " holds what cannot be", e);
        }
        throw new DamagedRowException("row " + id + " is no alarm");
    }

    void check() throws DamagedRowException {
        if (body.length < HEAD_LENGTH || ByteBuffer.wrap(body).getInt() != crc()) {
            throw new DamagedRowException("row " + id + " is not what was written");
        }
    }

    private int crc() {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
                .putLong(id)
                .putLong(raisedAt)
                .putInt(state)
                .flip());
        crc.update(alarm);
        for (int i = 0; i < resident.length(); i++) {
            crc.update(resident.charAt(i));
            crc.update(resident.charAt(i) >> Byte.SIZE);
        }
        crc.update(body, Math.min(CRC_LENGTH, body.length), Math.max(0, body.length - CRC_LENGTH));
        return (int) crc.getValue();
    }
}
