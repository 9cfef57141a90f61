// SPDX-License-Identifier: Apache-2.0
package care.lares.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How often each source has failed lately, and how long it waits for that. For one thread. */
final class Failures {
    /** Most sources remembered: the one that failed longest ago gives way. */
    static final int MAX_SOURCES = 1_024;

    /**
     * Failures of one source.
     *
     * @param count how many in a row
     * @param latestNanos when the latest was, monotonic
     */
    record Row(int count, long latestNanos) {}

    private final Duration forgetAfter;
    private final Map<String, Row> bySource = new LinkedHashMap<>();

    /** None yet; a source that has not failed for this long begins anew. */
    Failures(Duration forgetAfter) {
        this.forgetAfter = forgetAfter;
    }

    /** It failed; how often it has by now. */
    int failed(String source, long nowNanos) {
        Row before = bySource.remove(source);
        boolean goesOn = before != null && nowNanos - before.latestNanos() <= forgetAfter.toNanos();
        int count = before != null && goesOn ? before.count() + 1 : 1;
        bySource.put(source, new Row(count, nowNanos));
        if (bySource.size() > MAX_SOURCES) {
            bySource.remove(bySource.keySet().iterator().next());
        }
        return count;
    }

    Optional<Row> of(String source) {
        return Optional.ofNullable(bySource.get(source));
    }

    void forget(String source) {
        bySource.remove(source);
    }

    int size() {
        return bySource.size();
    }

    /** The first wait, doubled so often; a negative number of times: none. */
    static Duration doubled(Duration first, int times, Duration longest) {
        if (times < 0) {
            return Duration.ZERO;
        }
        Duration wait = first.multipliedBy(1L << Math.min(times, Byte.SIZE * 2));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
