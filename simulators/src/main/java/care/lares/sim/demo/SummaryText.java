// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import java.util.Locale;

/** A summary as people read it. */
final class SummaryText {
    private SummaryText() {}

    static String of(Summary summary) {
        var text = new StringBuilder();
        Summary.Readings readings = summary.readings();
        line(
                text,
                "Readings  sent %,d, accepted %,d, rejected %,d, logged %,d, %s",
                readings.sent(),
                readings.accepted(),
                readings.rejected(),
                readings.logged(),
                indexed(readings.indexed()));
        Summary.Alarms alarms = summary.alarms();
        line(
                text,
                "Alarms    raised %d, delivered %d, acknowledged %d, told to a webhook %d",
                alarms.raised(),
                alarms.delivered(),
                alarms.acknowledged(),
                alarms.webhook());
        Summary.Latency latency = summary.sosToNotification();
        line(
                text,
                "SOS       %d presses, to first notification p50 %.1f ms, p99 %.1f ms, max %.1f ms",
                latency.presses(),
                latency.p50Millis(),
                latency.p99Millis(),
                latency.maxMillis());
        Summary.Kill kill = summary.kill();
        line(
                text,
                "SIGKILL   in an open SOS: alarm open again after %,.0f ms, %,d of %,d acknowledged readings there",
                kill.alarmOpenAgainMillis(),
                kill.thereAfter(),
                kill.acknowledgedBefore());
        ledger(text, summary.ledger());
        receipts(text, summary.receipts());
        centre(text, summary.centre());
        Summary.Gateway gateway = summary.gateway();
        line(text, "Gateway   RSS %d MB, ready after %,.0f ms", gateway.residentMegabytes(), gateway.readyMillis());
        line(text, "");
        summary.checks().forEach(check -> line(text, "%s", check));
        return text.toString();
    }

    private static void ledger(StringBuilder text, Summary.Ledger ledger) {
        if (ledger.chain()) {
            line(
                    text,
                    "Ledger    witnessed %d, anchored %d, final %d",
                    ledger.witnessed(),
                    ledger.anchored(),
                    ledger.finals());
        } else {
            line(text, "Ledger    witnessed %d, anchored 0 (no chain)", ledger.witnessed());
        }
    }

    private static void receipts(StringBuilder text, Summary.Receipts receipts) {
        line(
                text,
                "Receipts  %,d of %,d verified, %,d of them against the chain",
                receipts.verified(),
                receipts.total(),
                receipts.againstChain());
        line(
                text,
                "          one VALID, %s; the same with one byte changed %s",
                receipts.validTier(),
                receipts.forgedRefusedFor().isEmpty() ? "NOT REFUSED" : "REFUSED: " + receipts.forgedRefusedFor());
    }

    private static void centre(StringBuilder text, Summary.Centre centre) {
        line(
                text,
                "Centre    bundles delivered %,d, pending %,d, refused %,d; it holds %,d observations and %,d steps of alarms",
                centre.delivered(),
                centre.pending(),
                centre.refused(),
                centre.observations(),
                centre.alarmSteps());
    }

    private static String indexed(Summary.Indexed indexed) {
        return indexed.kept()
                ? String.format(Locale.ROOT, "indexed %,d after %,.0f ms", indexed.readings(), indexed.lagMillis())
                : "no index";
    }

    private static void line(StringBuilder text, String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append(System.lineSeparator());
    }
}
