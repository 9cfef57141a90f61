// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import care.lares.sync.summary.Series;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * How exactly times are told: to whom the person is named, as they are; else figures by the hour and measurements by the
 * day, since the minute in which somebody measured something finds its person among a few.
 */
enum When {
    EXACT {
        @Override
        Element of(Series series) {
            return Types.period(series.firstAt(), series.lastAt());
        }

        @Override
        String of(Instant at) {
            return Types.instant(at);
        }
    },
    ROUGHLY {
        @Override
        Element of(Series series) {
            return Types.period(
                    series.firstAt().truncatedTo(ChronoUnit.HOURS),
                    series.lastAt().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
        }

        @Override
        String of(Instant at) {
            return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
        }
    };

    /** When the readings of a series were so. */
    abstract Element of(Series series);

    /** When a measurement was so. */
    abstract String of(Instant at);
}
