// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an {@link AliveMark} holds, beside its own time.
 *
 * @param boot which start of the machine the gateway lives in; empty after an orderly stop
 * @param sure whether the mark's time is that of the world, as far as anybody knew
 * @param settled the newest time that had been trusted and even for long; empty: none is known
 */
record LastLife(String boot, boolean sure, Optional<Instant> settled) {
    private static final String SURE = "time=sure";
    private static final String UNSURE = "time=unsure";
    private static final String SETTLED = "settled=";

    /** What a file says; one of an earlier build holds its first line at most. */
    static LastLife parse(String text) {
        List<String> lines = text.lines().map(String::strip).toList();
        return new LastLife(
                lines.isEmpty() ? "" : lines.get(0),
                !lines.contains(UNSURE),
                lines.stream()
                        .filter(line -> line.startsWith(SETTLED))
                        .flatMap(line -> instant(line.substring(SETTLED.length())).stream())
                        .findFirst());
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException broken) {
            return Optional.empty();
        }
    }

    String text() {
        return boot + "\n" + (sure ? SURE : UNSURE) + "\n"
                + settled.map(at -> SETTLED + at + "\n").orElse("");
    }
}
