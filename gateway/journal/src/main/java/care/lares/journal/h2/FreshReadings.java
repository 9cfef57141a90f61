// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.h2;

import care.lares.journal.ReadingQuery;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Readings of one stretch of the log that are in no block yet. Kept as bytes, a tenth of what the objects would hold: as
 * objects they lived just long enough to fill the old generation, and everyone waited for its collection. For one thread
 * at a time.
 */
public final class FreshReadings {
    private final int origin;
    private final Map<SeriesKey, SeriesRows> series = new HashMap<>();

    /** None yet, of the log with this ordinal. */
    public FreshReadings(int origin) {
        this.origin = origin;
    }

    /** Adds one, which stands behind all others in the log. */
    public void add(IndexedReading reading) {
        series.computeIfAbsent(SeriesKey.of(reading.logged()), key -> new SeriesRows())
                .add(reading);
    }

    int origin() {
        return origin;
    }

    /** Tells the rows of each series. */
    Map<SeriesKey, SeriesRows> series() {
        return series;
    }

    /** Tells each one that is by the device, about the resident and of the kinds that are asked for. */
    void fitting(ReadingQuery query, Consumer<IndexedReading> found) {
        series.forEach((key, rows) -> {
            if (key.fits(query)) {
                rows.each(key, origin, found);
            }
        });
    }
}
