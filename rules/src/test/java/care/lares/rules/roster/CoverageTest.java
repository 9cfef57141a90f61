// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.roster;

import static care.lares.rules.roster.Rosters.ALL;
import static care.lares.rules.roster.Rosters.ANNEX;
import static care.lares.rules.roster.Rosters.DAY;
import static care.lares.rules.roster.Rosters.HEAD;
import static care.lares.rules.roster.Rosters.at;
import static care.lares.rules.roster.Rosters.away;
import static care.lares.rules.roster.Rosters.daily;
import static care.lares.rules.roster.Rosters.house;
import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.ContactId;
import care.lares.domain.roster.CallPlan;
import care.lares.domain.roster.CallStep;
import care.lares.domain.roster.Roster;
import care.lares.domain.roster.Shift;
import care.lares.rules.Phrases;
import care.lares.rules.roster.Coverage.Gap;
import care.lares.rules.roster.Coverage.Ways;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final Instant NOON = at("2026-11-26T12:20");
    private static final Set<String> CENTRE = Set.of("centre");

    private static Ways each(Set<String> machines) {
        Map<ContactId, Set<String>> contacts =
                ALL.stream().collect(Collectors.toMap(contact -> contact, contact -> Set.of("way of " + contact)));
        return new Ways(contacts, machines);
    }

    private static List<Gap> gaps(Roster roster, Ways ways) {
        return Coverage.gaps(roster, ways, NOON);
    }

    @Test
    void everyHourOfTheWeekIsLookedAt() {
        List<Gap> annex = gaps(house(), each(CENTRE));
        assertThat(annex).hasSize(7).allMatch(gap -> gap.plan().places().contains(ANNEX));
        assertThat(annex.get(0).from()).isEqualTo(at("2026-11-26T21:30"));
        assertThat(annex.get(0).to()).isEqualTo(at("2026-11-27T06:00"));
        assertThat(annex.get(0).responders()).isZero();
        assertThat(annex.get(0).channels()).isEqualTo(1);
    }

    @Test
    void oneChannelIsNotEnoughHoweverManyPeopleAreOnIt() {
        Map<ContactId, Set<String>> same =
                ALL.stream().collect(Collectors.toMap(contact -> contact, contact -> Set.of("one phone")));
        List<Gap> gaps = gaps(usual(), new Ways(same, Set.of()));
        assertThat(gaps).hasSize(1);
        assertThat(gaps.get(0).channels()).isEqualTo(1);
        assertThat(Duration.between(gaps.get(0).from(), gaps.get(0).to())).isEqualTo(Coverage.AHEAD);
        assertThat(gaps(usual(), new Ways(same, CENTRE))).isEmpty();
    }

    @Test
    void machinesAloneAreNobodyWhoComes() {
        List<Gap> gaps = gaps(usual(), new Ways(Map.of(), Set.of("centre", "board")));
        assertThat(gaps).hasSize(1).allMatch(gap -> gap.responders() == 0 && gap.channels() == 2);
    }

    @Test
    void anAbsenceOpensAGapForAsLongAsItLasts() {
        Instant from = at("2026-11-28T10:10");
        Instant to = at("2026-11-28T11:40");
        Roster only = of(new CallStep(List.of(), List.of(DAY), false), List.of());
        Roster away = new Roster(
                only.zone(), only.shifts(), List.of(away(DAY, from, to)), only.quiet(), only.plans(), only.accepts());
        assertThat(gaps(only, each(CENTRE))).isEmpty();
        assertThat(gaps(away, each(CENTRE)))
                .singleElement()
                .satisfies(gap -> assertThat(gap.from()).isEqualTo(from))
                .satisfies(gap -> assertThat(gap.to()).isEqualTo(to));
    }

    @Test
    void minutesBetweenTwoShiftsAreSeen() {
        Roster late = of(
                new CallStep(List.of("early", "late"), List.of(), false),
                List.of(
                        new Shift("early", daily("06:00", "18:00"), Duration.ZERO, List.of(DAY)),
                        new Shift("late", daily("18:05", "06:00"), Duration.ZERO, List.of(HEAD))));
        List<Gap> gaps = gaps(late, each(CENTRE));
        assertThat(gaps).hasSize(7);
        assertThat(gaps.get(0).from()).isEqualTo(at("2026-11-26T18:00"));
        assertThat(gaps.get(0).to()).isEqualTo(at("2026-11-26T18:05"));
    }

    @Test
    void theHourThatIsSkippedInSpringIsNoGap() {
        Roster roster = of(
                new CallStep(List.of("early", "late"), List.of(), false),
                List.of(
                        new Shift("early", daily("02:30", "14:30"), Duration.ZERO, List.of(DAY)),
                        new Shift("late", daily("14:30", "02:30"), Duration.ZERO, List.of(HEAD))));
        assertThat(Coverage.gaps(roster, each(CENTRE), at("2027-03-25T12:00"))).isEmpty();
        assertThat(Coverage.gaps(roster, each(CENTRE), at("2026-10-22T12:00"))).isEmpty();
    }

    @Test
    void theNextGapIsSaidInWordsByTheClockOnTheWall() {
        assertThat(Phrases.ENGLISH.say(GapWords.of(gaps(house(), each(CENTRE)), Rosters.BERLIN)))
                .isEqualTo("from Thu 21:30 to Fri 06:00 nobody can be called (1 place), and 6 more in the coming week");
        assertThat(Phrases.ENGLISH.say(GapWords.of(gaps(usual(), new Ways(Map.of(), CENTRE)), Rosters.BERLIN)))
                .isEqualTo("at any hour of the week nobody can be called");
    }

    @Test
    void withoutARosterThereIsNothingToCover() {
        assertThat(gaps(Roster.NONE, each(Set.of()))).isEmpty();
    }

    private static Roster usual() {
        return of(new CallStep(List.of(), List.of(DAY, HEAD), false), List.of());
    }

    private static Roster of(CallStep step, List<Shift> shifts) {
        return new Roster(
                Rosters.BERLIN, shifts, List.of(), List.of(), List.of(CallPlan.of(List.of(), List.of(step))), Set.of());
    }
}
