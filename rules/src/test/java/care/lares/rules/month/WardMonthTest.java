// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A month of a ward of forty beds: nobody is missed, hardly anybody is called in vain, and the figures are written down. */
class WardMonthTest {
    /** A figure may differ by this share from what is written: a rule that changes nothing of weight keeps the page true. */
    private static final double SHARE = 0.1;
    /** Or by so much, where figures are small. */
    private static final double SMALL = 2;

    private static final Pattern FIGURE = Pattern.compile("[0-9][0-9,]*(?:\\.[0-9]+)?");

    @Test
    void nobodyIsMissedHardlyAnybodyIsCalledInVainAndThePageSaysSo() throws IOException {
        MonthResult month = MonthPlan.WRITTEN_DOWN.play();
        assertThat(month.missed()).as("missed").isZero();
        assertThat(month.unsaid()).as("not on the page").isZero();
        assertThat(month.inVainPerResidentAndWeek()).as("in vain").isLessThanOrEqualTo(1);
        for (String row : month.table()) {
            String what = row.substring(0, row.indexOf('|', 1) + 1);
            String written = written().stream()
                    .filter(line -> line.startsWith(what))
                    .findFirst()
                    .orElse("");
            assertThat(alike(figures(written), figures(row)))
                    .as("docs/reliability.md says \"%s\", it came to \"%s\"", written, row)
                    .isTrue();
        }
    }

    @Test
    void nobodyIsMissedInOtherMonthsEither() {
        for (long seed = 1; seed <= 2; seed++) {
            MonthResult month = new MonthPlan(20, 7, seed).play();
            assertThat(month.missed()).as("seed %d", seed).isZero();
        }
    }

    private static boolean alike(List<Double> written, List<Double> found) {
        if (written.size() != found.size()) {
            return false;
        }
        for (int i = 0; i < found.size(); i++) {
            double apart = Math.abs(written.get(i) - found.get(i));
            if (apart > Math.max(SMALL, SHARE * found.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** What stands in the second column. */
    private static List<Double> figures(String row) {
        String figure = row.isEmpty() ? "" : row.substring(row.indexOf('|', 1));
        return FIGURE.matcher(figure)
                .results()
                .map(MatchResult::group)
                .map(text -> Double.valueOf(text.replace(",", "")))
                .toList();
    }

    private static List<String> written() throws IOException {
        Path root = Path.of(System.getProperty("lares.root", ".."));
        return Files.readAllLines(root.resolve("docs").resolve("reliability.md"));
    }
}
