// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.roster;

import care.lares.rules.Phrase;
import care.lares.rules.Said;
import care.lares.rules.Said.When;
import care.lares.rules.roster.Coverage.Gap;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/** Says in words which hours nobody covers, by the clock on the wall. */
public final class GapWords {
    private GapWords() {}

    /**
     * The next of these gaps, and how many there are besides; without a full stop.
     *
     * @param gaps at least one
     */
    public static Said of(List<Gap> gaps, ZoneId zone) {
        Gap next = gaps.stream().min(Comparator.comparing(Gap::from)).orElseThrow();
        Said gap = where(next, what(next).said(when(next, zone)));
        return gaps.size() == 1 ? gap : Phrase.GAP_MORE.said(gap, gaps.size() - 1);
    }

    private static Said when(Gap gap, ZoneId zone) {
        boolean whole = Duration.between(gap.from(), gap.to()).compareTo(Coverage.AHEAD) >= 0;
        return whole
                ? Phrase.GAP_ALWAYS.said()
                : Phrase.GAP_SPAN.said(new When.Weekday(gap.from(), zone), new When.Weekday(gap.to(), zone));
    }

    private static Phrase what(Gap gap) {
        if (gap.responders() < Coverage.LEAST_RESPONDERS) {
            return Phrase.GAP_NOBODY;
        }
        return gap.channels() == 0 ? Phrase.GAP_NO_WAY : Phrase.GAP_ONE_WAY;
    }

    private static Said where(Gap gap, Said what) {
        int places = gap.plan().places().size();
        if (places == 0) {
            return what;
        }
        return places == 1 ? Phrase.GAP_PLACE.said(what) : Phrase.GAP_PLACES.said(what, places);
    }
}
