// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.sim.measure.Latencies;
import care.lares.sim.measure.Millis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, for people and for machines. */
final class BenchReport {
    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;

    private final Latencies sync;
    private final List<IngestResult> ingest = new ArrayList<>();
    private final List<AlarmResult> alarm = new ArrayList<>();
    private final List<IndexResult> index = new ArrayList<>();
    private final List<BacklogResult> backlog = new ArrayList<>();
    private final List<VerifyResult> verify = new ArrayList<>();

    BenchReport(Latencies sync) {
        this.sync = sync;
    }

    void add(IngestResult result) {
        ingest.add(result);
    }

    void add(AlarmResult result) {
        alarm.add(result);
    }

    void add(IndexResult result) {
        index.add(result);
    }

    void add(BacklogResult result) {
        backlog.add(result);
    }

    void add(VerifyResult result) {
        verify.add(result);
    }

    /** Whether no acknowledged reading was lost or doubled, nobody called in vain, no list and no receipt was refused. */
    boolean holds() {
        return ingest.stream().allMatch(IngestResult::holds)
                && alarm.stream().allMatch(AlarmResult::holds)
                && index.stream().allMatch(IndexResult::holds)
                && verify.stream().allMatch(VerifyResult::holds)
                && backlog.stream().allMatch(BacklogResult::holds);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("processors", Runtime.getRuntime().availableProcessors());
        json.put(
                "fdatasync",
                Map.of("p50Millis", Millis.of(sync.percentile(MEDIAN)), "p99Millis", Millis.of(sync.percentile(P99))));
        json.put("ingest", ingest);
        json.put("alarm", alarm);
        json.put("index", index);
        json.put("verify", verify);
        json.put("backlog", backlog);
        json.put("holds", holds());
        return json;
    }

    String table() {
        var text = new StringBuilder();
        line(
                text,
                "this machine: %d processors, fdatasync p50 %s, p99 %s (one append of 200 B at a time)",
                Runtime.getRuntime().availableProcessors(),
                Millis.text(sync.percentile(MEDIAN)),
                Millis.text(sync.percentile(P99)));
        if (!ingest.isEmpty()) {
            ingestTable(text);
        }
        for (AlarmResult result : alarm) {
            line(
                    text,
                    "%nSOS while %.0f durable readings/s flow (their p99 %.2f ms): %d of %d presses notified,",
                    result.readingsPerSecond(),
                    result.readingP99Millis(),
                    result.notified(),
                    result.pressed());
            line(
                    text,
                    "  press to notification p50 %.2f ms, p99 %.2f ms, max %.2f ms",
                    result.p50Millis(),
                    result.p99Millis(),
                    result.maxMillis());
        }
        index.forEach(result -> indexTable(text, result));
        verify.forEach(result -> verifyTable(text, result));
        backlog.forEach(result -> backlogTable(text, result));
        return text.toString();
    }

    private static void backlogTable(StringBuilder text, BacklogResult result) {
        line(
                text,
                "%nbacklog: %d simulated hours, %,d readings, gateway with %d MB of heap (%d MB resident):",
                result.hours(),
                result.readings(),
                result.heapMegabytes(),
                result.residentMegabytes());
        line(
                text,
                "  %,d of %,d summarised, %,.0f/s; %,d bundles, %,d different",
                result.summarised(),
                result.readings(),
                result.summarisedPerSecond(),
                result.bundles(),
                result.distinct());
        line(
                text,
                "  meanwhile %d of %d presses notified, p50 %.2f ms, p99 %.2f ms",
                result.notified(),
                result.pressed(),
                result.p50Millis(),
                result.p99Millis());
    }

    private static void verifyTable(StringBuilder text, VerifyResult result) {
        line(
                text,
                "%nverify: %,d receipts from a log of %,d entries, at most %,d B each, %s",
                result.receipts(),
                result.entries(),
                result.largestBytes(),
                result.valid() ? "all valid" : "NOT all valid");
        line(
                text,
                "  %s %,d receipts/s on all processors (promised: %,d), %,d on one",
                result.perSecond() >= VerifyResult.PROMISED ? "\u2714" : "\u2718",
                result.perSecond(),
                VerifyResult.PROMISED,
                result.perSecondOneThread());
        line(text, "  %,d/s on one when each stands on a checkpoint of its own", result.perSecondSignatureEachTime());
    }

    private static void indexTable(StringBuilder text, IndexResult result) {
        IndexResult.FullRate fullRate = result.fullRate();
        line(text, "%nindex, gateway with %d MB of heap, %s at full rate:", result.heapMegabytes(), result.load());
        indexRun(text, "off", fullRate.off());
        indexRun(text, "on", fullRate.on());
        line(
                text,
                "  on keeps %.0f %% of the rate; %,d entries waited at the end, indexed in %.1f s: %.2f of the load's length",
                100 * fullRate.share(),
                fullRate.longestDrain().entries(),
                fullRate.longestDrain().seconds(),
                fullRate.longestDrain().loads());
        line(
                text,
                "live: at %,.0f readings/s at most %.2f s behind",
                result.live().readingsPerSecond(),
                result.live().longestLagSeconds());
        line(
                text,
                "made again: %,d entries, %,.0f/s, complete %.1f s after the start",
                result.rebuild().entries(),
                result.rebuild().entriesPerSecond(),
                result.rebuild().seconds());
        line(
                text,
                "newest %d readings while %,d/s flow in, %d lists faulty:",
                IndexLists.LIMIT,
                IndexBench.LISTED_RATE,
                result.faultyLists());
        lists(text, "everyone's", result.everyones());
        lists(text, "by device, kind, resident", result.filtered());
    }

    private static void indexRun(StringBuilder text, String name, IngestRun run) {
        line(
                text,
                "  %-3s %,9.0f durable readings/s, p50 %.2f ms, p99 %.2f ms, CPU %.2f cores, %.1f us per reading, RSS %.0f MB",
                name,
                run.readingsPerSecond(),
                run.p50Millis(),
                run.p99Millis(),
                run.cpuCores(),
                run.cpuMicrosPerReading(),
                run.residentMegabytes());
    }

    private static void lists(StringBuilder text, String name, IndexLists.Lists lists) {
        line(
                text,
                "  %-26s p50 %.2f ms, p99 %.2f ms, max %.2f ms (%,d asked)",
                name,
                lists.p50Millis(),
                lists.p99Millis(),
                lists.maxMillis(),
                lists.asked());
    }

    private void ingestTable(StringBuilder text) {
        line(
                text,
                "%n%-12s %11s %9s %9s %9s %6s %9s %9s %7s",
                "clients x",
                "durable",
                "p50",
                "p99",
                "max",
                "CPU",
                "CPU per",
                "log per",
                "RSS");
        line(
                text,
                "%-12s %11s %9s %9s %9s %6s %9s %9s %7s",
                "in flight",
                "readings/s",
                "ms",
                "ms",
                "ms",
                "cores",
                "reading",
                "reading",
                "MB");
        for (IngestResult result : ingest) {
            IngestRun run = result.median();
            line(
                    text,
                    "%-12s %,11.0f %9.2f %9.2f %9.2f %6.2f %6.1f us %7.0f B %7.0f",
                    result.load(),
                    run.readingsPerSecond(),
                    run.p50Millis(),
                    run.p99Millis(),
                    run.maxMillis(),
                    run.cpuCores(),
                    run.cpuMicrosPerReading(),
                    run.logBytesPerReading(),
                    run.residentMegabytes());
        }
        ingest.forEach(result -> proof(text, result));
    }

    private static void proof(StringBuilder text, IngestResult result) {
        line(
                text,
                "%s %s: %,d acknowledged, after SIGKILL and restart %,d entries, %d of them no readings",
                result.holds() ? "\u2714" : "\u2718",
                result.load(),
                result.acknowledged(),
                result.durable(),
                result.others());
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append(System.lineSeparator());
    }
}
