// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Verdicts as JUnit's XML: one test case for each. */
public final class JunitXml {
    private JunitXml() {}

    /**
     * A whole report.
     *
     * @param took how long the scenario was played, really
     */
    public static String of(String scenario, List<Verdict> verdicts, Duration took) {
        long failures = verdicts.stream().filter(verdict -> !verdict.met()).count();
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append(String.format(
                Locale.ROOT,
                "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\" time=\"%.3f\">%n",
                escaped(scenario),
                verdicts.size(),
                failures,
                took.toMillis() / 1000.0));
        for (Verdict verdict : verdicts) {
            xml.append("  <testcase classname=\"").append(escaped(scenario));
            xml.append("\" name=\"")
                    .append(escaped("line " + verdict.line() + ": " + verdict.name()))
                    .append('"');
            xml.append(verdict.unmet()
                    .map(seen -> ">\n    <failure message=\"" + escaped(seen) + "\" type=\"unmet\"/>\n  </testcase>\n")
                    .orElse("/>\n"));
        }
        return xml.append("</testsuite>\n").toString();
    }

    /** XML 1.0 has no way to write most control characters. */
    private static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}\\uFFFE\\uFFFF]", "?")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
