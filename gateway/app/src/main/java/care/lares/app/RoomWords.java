// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.journal.StorageReport;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What people are told of the room for records.
 *
 * @param what in plain words, without a full stop
 * @param advice what to do, in sentences
 */
record RoomWords(String what, String advice) {
    private static final String CARD = "Tell the technician, who puts in a larger card.";
    private static final long GIGA = 1_000_000_000L;
    private static final long MEGA = 1_000_000L;

    /** What somebody must do something about; empty when nobody must. */
    static Optional<RoomWords> alarming(StorageReport report, Duration warnBefore) {
        return switch (report.level()) {
            case TELEMETRY_REFUSED ->
                Optional.of(new RoomWords(
                        "the memory card is full: new readings of rooms and devices are not kept any more",
                        "Calls, alarms and vital signs are still recorded. Tell the technician today, who puts"
                                + " in a larger card."));
            case VITALS_REFUSED ->
                Optional.of(new RoomWords(
                        "the memory card is full: new readings, vital signs too, are not kept any more",
                        "Calls and alarms still come and are recorded. Write down what is measured, and call"
                                + " the technician now."));
            case VITALS_GO ->
                Optional.of(new RoomWords(
                        "the memory card is full: the oldest vital signs that were delivered are given up for new ones",
                        "Protection goes on. " + CARD));
            case ROOM, TELEMETRY_GOES ->
                report.left()
                        .filter(left -> report.ratedOver().compareTo(Duration.ofHours(1)) >= 0
                                && left.compareTo(warnBefore) < 0)
                        .map(left -> new RoomWords(
                                "room for records is left for " + inWords(left) + " at today's rate",
                                "Protection goes on. " + CARD));
        };
    }

    /** One line for whoever looks how the gateway is; empty before anything was measured. */
    static Optional<String> line(StorageReport report) {
        if (report.total() == 0) {
            return Optional.empty();
        }
        String room = "%s of %s used".formatted(bytes(report.used()), bytes(report.total()));
        String time = report.left()
                .map(left -> ", room for " + inWords(left) + " at today's rate")
                .orElse("");
        return Optional.of(
                switch (report.level()) {
                    case ROOM -> "records: " + room + time;
                    case TELEMETRY_GOES ->
                        "records: " + room + ", the oldest readings of rooms make way for new ones" + time;
                    case VITALS_GO -> "records: " + room + ", the oldest delivered vital signs make way for new ones";
                    case TELEMETRY_REFUSED -> "records: full, new readings of rooms and devices are refused";
                    case VITALS_REFUSED -> "records: full, all new readings are refused; calls and alarms are recorded";
                });
    }

    private static String inWords(Duration time) {
        if (time.toDays() > 730) {
            return time.toDays() / 365 + " years";
        }
        return time.toDays() > 2 ? time.toDays() + " days" : time.toHours() + " hours";
    }

    private static String bytes(long bytes) {
        return bytes >= GIGA ? String.format(Locale.ROOT, "%.1f GB", (double) bytes / GIGA) : bytes / MEGA + " MB";
    }
}
