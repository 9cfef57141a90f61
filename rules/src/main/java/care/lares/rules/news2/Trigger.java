// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.news2;

import java.time.Duration;
import java.util.Locale;

/** What a score calls for, the least urgent first: of several that hold, the last one counts. */
public enum Trigger {
    /** Nothing scores: every twelve hours. */
    AGGREGATE_0("low", Duration.ofHours(12)),
    /** The chart says every four to six hours; that the next one is late is said after the longer time. */
    AGGREGATE_1_4("low", Duration.ofHours(6)),
    /** One parameter alone scores three. */
    SINGLE_PARAMETER_3("low-medium", Duration.ofHours(1)),
    AGGREGATE_5_6("medium", Duration.ofHours(1)),
    /** The chart says continuously: that is, within the time in which one score is measured. */
    AGGREGATE_7_PLUS("high", Duration.ofMinutes(15));

    private final String risk;
    private final Duration monitorEvery;

    Trigger(String risk, Duration monitorEvery) {
        this.risk = risk;
        this.monitorEvery = monitorEvery;
    }

    /** The public name, such as {@code aggregate_5_6}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The clinical risk: {@code low}, {@code low-medium}, {@code medium} or {@code high}. */
    public String risk() {
        return risk;
    }

    /** After this long the next score is due. */
    public Duration monitorEvery() {
        return monitorEvery;
    }

    /** What a complete score calls for. */
    static Trigger of(int total, boolean anyRed) {
        if (total >= 7) {
            return AGGREGATE_7_PLUS;
        }
        if (total >= 5) {
            return AGGREGATE_5_6;
        }
        if (anyRed) {
            return SINGLE_PARAMETER_3;
        }
        return total > 0 ? AGGREGATE_1_4 : AGGREGATE_0;
    }
}
