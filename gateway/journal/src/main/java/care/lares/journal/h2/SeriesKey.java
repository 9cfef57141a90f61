// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.journal.Entry;
import care.lares.journal.ReadingQuery;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * What the readings of one series have in common.
 *
 * @param device told them
 * @param kind of all of them
 * @param assignment whom and where the device served then
 */
record SeriesKey(DeviceId device, Kind kind, Assignment assignment) {
    static SeriesKey of(Entry.ReadingLogged logged) {
        return new SeriesKey(logged.reading().device(), logged.reading().kind(), logged.assignment());
    }

    boolean fits(ReadingQuery query) {
        return query.device().map(device::equals).orElse(true)
                && (query.kinds().isEmpty() || query.kinds().contains(kind))
                && (query.resident().isEmpty() || query.resident().equals(assignment.resident()));
    }

    /** Mixes everything that is said here into the checksum of a row: a changed name is a changed row. */
    void into(CRC32C crc) {
        text(device.value(), crc);
        text(assignment.resident().map(ResidentId::value).orElse(""), crc);
        text(assignment.place().map(PlaceId::value).orElse(""), crc);
        crc.update(kind.code());
    }

    private static void text(String value, CRC32C crc) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        crc.update(bytes, 0, bytes.length);
        crc.update(0);
    }
}
