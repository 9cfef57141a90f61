// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.driver.Reason;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** What became of readings, counted. Written by the pipeline, read by anyone. */
public final class Counters {
    private final LongAdder accepted = new LongAdder();
    private final LongAdder duplicate = new LongAdder();
    private final LongAdder withheld = new LongAdder();
    private final Map<String, Map<Reason, LongAdder>> rejected = new TreeMap<>();

    void accepted() {
        accepted.increment();
    }

    void duplicate() {
        duplicate.increment();
    }

    void withheld() {
        withheld.increment();
    }

    void rejected(String driver, Reason reason) {
        synchronized (rejected) {
            rejected.computeIfAbsent(driver, key -> new EnumMap<>(Reason.class))
                    .computeIfAbsent(reason, key -> new LongAdder())
                    .increment();
        }
    }

    /** Readings that were logged. */
    public long acceptedTotal() {
        return accepted.sum();
    }

    /** Readings that had been logged before. */
    public long duplicateTotal() {
        return duplicate.sum();
    }

    /** Readings that could not be stored and were not acknowledged. */
    public long withheldTotal() {
        return withheld.sum();
    }

    /** Readings refused, by driver and reason. */
    public Map<String, Map<String, Long>> rejectedTotals() {
        Map<String, Map<String, Long>> totals = new TreeMap<>();
        synchronized (rejected) {
            rejected.forEach((driver, reasons) -> {
                Map<String, Long> byReason = totals.computeIfAbsent(driver, key -> new TreeMap<>());
                reasons.forEach((reason, count) -> byReason.put(reason.wireName(), count.sum()));
            });
        }
        return totals;
    }
}
