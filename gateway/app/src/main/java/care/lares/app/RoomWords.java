// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.journal.StorageReport;
import care.lares.rules.Phrase;
import care.lares.rules.Said;
import care.lares.rules.Words;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What people are told of the room for records. */
final class RoomWords {
    private static final long GIGA = 1_000_000_000L;
    private static final long MEGA = 1_000_000L;

    private RoomWords() {}

    /** What somebody must do something about; empty when nobody must. */
    static Optional<Words> alarming(StorageReport report, Duration warnBefore) {
        return switch (report.level()) {
            case TELEMETRY_REFUSED ->
                Optional.of(Words.of(Phrase.ROOM_TELEMETRY_REFUSED, Phrase.ROOM_TELEMETRY_REFUSED_ADVICE));
            case VITALS_REFUSED -> Optional.of(Words.of(Phrase.ROOM_VITALS_REFUSED, Phrase.ROOM_VITALS_REFUSED_ADVICE));
            case VITALS_GO -> Optional.of(Words.of(Phrase.ROOM_VITALS_GO, Phrase.ROOM_ADVICE));
            case ROOM, TELEMETRY_GOES ->
                report.left()
                        .filter(left -> report.ratedOver().compareTo(Duration.ofHours(1)) >= 0
                                && left.compareTo(warnBefore) < 0)
                        .map(left -> Words.of(Phrase.ROOM_SHORT.said(left), Phrase.ROOM_ADVICE));
        };
    }

    /** One line for whoever looks how the gateway is; empty before anything was measured. */
    static Optional<Said> line(StorageReport report) {
        if (!report.isKnown()) {
            return Optional.empty();
        }
        String used = bytes(report.used());
        String total = bytes(report.total());
        return Optional.of(
                switch (report.level()) {
                    case ROOM ->
                        report.left()
                                .map(left -> Phrase.RECORDS_USED_LEFT.said(used, total, left))
                                .orElseGet(() -> Phrase.RECORDS_USED.said(used, total));
                    case TELEMETRY_GOES -> Phrase.RECORDS_TELEMETRY_GOES.said(used, total);
                    case VITALS_GO -> Phrase.RECORDS_VITALS_GO.said(used, total);
                    case TELEMETRY_REFUSED -> Phrase.RECORDS_TELEMETRY_REFUSED.said();
                    case VITALS_REFUSED -> Phrase.RECORDS_VITALS_REFUSED.said();
                });
    }

    private static String bytes(long bytes) {
        return bytes >= GIGA ? String.format(Locale.ROOT, "%.1f GB", (double) bytes / GIGA) : bytes / MEGA + " MB";
    }
}
