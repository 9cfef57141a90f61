// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.month;

import care.lares.domain.AlarmKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a month came to.
 *
 * @param readings told by devices
 * @param needed how often somebody needed help
 * @param missed of these, for whom nobody was called or nobody went
 * @param alarms high and medium ones, technical ones of one cause counted once
 * @param technical high and medium technical ones, each counted
 * @param inVain of the alarms, those with which there was nothing to do
 * @param toBeSaid how often something was so that is not urgent and is to stand on the page
 * @param unsaid of these, what did not, or too late
 * @param inVainPerResidentAndWeek in vain for each resident and week
 * @param ofWatched the same of those whose day is watched
 * @param ofMeasured the same of those whom nurses measure
 * @param inVainWith how many of which kind
 * @param rings from a press to the first phone that rang
 * @param goes from a press to somebody on the way
 */
record MonthResult(
        MonthPlan plan,
        long readings,
        int needed,
        int missed,
        int alarms,
        int technical,
        int inVain,
        int toBeSaid,
        int unsaid,
        double inVainPerResidentAndWeek,
        double ofWatched,
        double ofMeasured,
        Map<AlarmKind, Integer> inVainWith,
        Percentiles rings,
        Percentiles goes) {

    /** The rows of the table in {@code docs/reliability.md}. */
    List<String> table() {
        return List.of(
                "| what | figure |",
                "|---|---|",
                row("readings of devices", "%,d", readings),
                row("times somebody needed help", "%,d", needed),
                row("of these missed", "%,d", missed),
                row("high and medium alarms people were called with", "%,d", alarms),
                row("of these with nothing to do", "%,d", inVain),
                row("the same for each resident and week", "%.2f", inVainPerResidentAndWeek),
                row("the same of those whose day is watched", "%.2f", ofWatched),
                row("the same of those whom nurses measure", "%.2f", ofMeasured),
                row("times something was to stand on the page", "%,d", toBeSaid),
                row("of these not said, or too late", "%,d", unsaid),
                row("high and medium technical alarms, before folding", "%,d", technical),
                row("press → phone rings, p50 / p90 / p99", "%s", times(rings)),
                row("press → person on the way, p50 / p90 / p99", "%s", times(goes)));
    }

    private static String row(String what, String form, Object figure) {
        return "| " + what + " | " + String.format(Locale.ROOT, form, figure) + " |";
    }

    private static String times(Percentiles seconds) {
        return String.format(Locale.ROOT, "%.1f / %.1f / %.1f s", seconds.p50(), seconds.p90(), seconds.p99());
    }
}
