// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.sim.bench.BenchCommand.What;
import care.lares.sim.measure.Latencies;
import care.lares.sim.measure.Millis;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured, for people and for machines. */
final class BenchReport {
    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;

    private final Latencies sync;
    private final Map<What, List<BenchResult>> results = new EnumMap<>(What.class);

    BenchReport(Latencies sync) {
        this.sync = sync;
    }

    void add(BenchResult result) {
        results.computeIfAbsent(result.what(), what -> new ArrayList<>()).add(result);
    }

    /** Whether the gateway kept its word in all that was measured. */
    boolean holds() {
        return results.values().stream().flatMap(List::stream).allMatch(BenchResult::holds);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("processors", Runtime.getRuntime().availableProcessors());
        json.put(
                "fdatasync",
                Map.of("p50Millis", Millis.of(sync.percentile(MEDIAN)), "p99Millis", Millis.of(sync.percentile(P99))));
        for (What what : What.values()) {
            json.put(what.name(), results.getOrDefault(what, List.of()));
        }
        json.put("holds", holds());
        return json;
    }

    String table() {
        var lines = new Lines()
                .add(
                        "this machine: %d processors, fdatasync p50 %s, p99 %s (one append of 200 B at a time)",
                        Runtime.getRuntime().availableProcessors(),
                        Millis.text(sync.percentile(MEDIAN)),
                        Millis.text(sync.percentile(P99)));
        for (List<BenchResult> kind : results.values()) {
            kind.get(0).head(lines);
            kind.forEach(result -> result.tell(lines));
        }
        return lines.toString();
    }
}
