// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.roster;

import care.lares.rules.roster.Coverage.Gap;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Says in words which hours nobody covers, by the clock on the wall. */
public final class GapWords {
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

    private GapWords() {}

    /**
     * The next of these gaps, and how many there are besides; without a full stop.
     *
     * @param gaps at least one
     */
    public static String of(List<Gap> gaps, ZoneId zone) {
        Gap next = gaps.stream().min(Comparator.comparing(Gap::from)).orElseThrow();
        String others = gaps.size() == 1 ? "" : ", and " + (gaps.size() - 1) + " more in the coming week";
        return when(next, zone) + what(next) + where(next) + others;
    }

    private static String when(Gap gap, ZoneId zone) {
        boolean whole = Duration.between(gap.from(), gap.to()).compareTo(Coverage.AHEAD) >= 0;
        return whole ? "at any hour of the week " : "from " + at(gap.from(), zone) + " to " + at(gap.to(), zone) + " ";
    }

    private static String at(Instant at, ZoneId zone) {
        return DAY_AND_TIME.format(at.atZone(zone));
    }

    private static String what(Gap gap) {
        if (gap.responders() < Coverage.LEAST_RESPONDERS) {
            return "nobody can be called";
        }
        return gap.channels() == 0 ? "no way leads out" : "only one way leads out, and no second one if it fails";
    }

    private static String where(Gap gap) {
        int places = gap.plan().places().size();
        return places == 0 ? "" : " for " + places + (places == 1 ? " place" : " places");
    }
}
