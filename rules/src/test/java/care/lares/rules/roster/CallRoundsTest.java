// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.roster;

import static care.lares.rules.roster.Rosters.ALL;
import static care.lares.rules.roster.Rosters.ANNEX;
import static care.lares.rules.roster.Rosters.CLEANER;
import static care.lares.rules.roster.Rosters.DAUGHTER;
import static care.lares.rules.roster.Rosters.DAY;
import static care.lares.rules.roster.Rosters.HEAD;
import static care.lares.rules.roster.Rosters.NIGHT;
import static care.lares.rules.roster.Rosters.SON;
import static care.lares.rules.roster.Rosters.at;
import static care.lares.rules.roster.Rosters.away;
import static care.lares.rules.roster.Rosters.daily;
import static care.lares.rules.roster.Rosters.house;
import static care.lares.rules.roster.Rosters.nowhere;
import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.ContactId;
import care.lares.domain.PlaceId;
import care.lares.domain.Priority;
import care.lares.domain.roster.Absence;
import care.lares.domain.roster.QuietHours;
import care.lares.domain.roster.Roster;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallRoundsTest {
    private static final Instant NOON = at("2026-11-26T12:00");
    private static final Instant MIDNIGHT = at("2026-11-26T23:59");

    private static List<Set<ContactId>> high(Roster roster, Instant at) {
        return CallRounds.of(roster, nowhere(), Priority.HIGH, ALL, at).all();
    }

    private static List<Set<ContactId>> medium(Roster roster, Instant at) {
        return CallRounds.of(roster, nowhere(), Priority.MEDIUM, ALL, at).all();
    }

    @Test
    void withoutARosterEverybodyIsCalledAtOnce() {
        CallRounds rounds = CallRounds.of(Roster.NONE, nowhere(), Priority.LOW, ALL, NOON);
        assertThat(rounds.all()).containsExactly(Set.copyOf(ALL));
        assertThat(rounds.goesOn(0)).isFalse();
        assertThat(rounds.latest(7)).containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void whoeverIsOnDutyComesFirstThenTheStepsThenEverybody() {
        assertThat(high(house(), NOON))
                .containsExactly(Set.of(DAY), Set.of(HEAD), Set.of(SON), Set.of(DAUGHTER), Set.of(NIGHT, CLEANER));
        assertThat(high(house(), MIDNIGHT).get(0)).containsExactly(NIGHT);
    }

    @Test
    void whoeverWasCalledStaysCalled() {
        CallRounds rounds = CallRounds.of(house(), nowhere(), Priority.HIGH, ALL, NOON);
        assertThat(rounds.called(0)).containsExactly(DAY);
        assertThat(rounds.called(2)).containsExactly(DAY, HEAD, SON);
        assertThat(rounds.latest(2)).containsExactly(SON);
        assertThat(rounds.goesOn(3)).isTrue();
        assertThat(rounds.goesOn(4)).isFalse();
        assertThat(rounds.called(99)).containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(rounds.latest(99)).containsExactlyInAnyOrder(NIGHT, CLEANER);
    }

    @Test
    void aMediumAlarmDoesNotWakeWhoHasNoDuty() {
        assertThat(medium(house(), NOON)).containsExactly(Set.of(DAY), Set.of(HEAD), Set.of(SON), Set.of(DAUGHTER));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T05:59:59, night-nurse",
        "2026-11-26T06:00:00, day-nurse",
        "2026-11-26T20:59:59, day-nurse",
        "2026-11-26T21:00:00, day-nurse night-nurse",
        "2026-11-26T21:29:59, day-nurse night-nurse",
        "2026-11-26T21:30:00, night-nurse",
        "2027-03-28T01:59:59, night-nurse",
        "2027-03-28T03:00:00, night-nurse",
        "2026-10-25T02:30:00, night-nurse",
    })
    void shiftsFollowTheClockOnTheWallAndOverlapWhileTheyHandOver(String local, String onDuty) {
        Set<String> first = new HashSet<>();
        high(house(), at(local)).get(0).forEach(contact -> first.add(contact.value()));
        assertThat(first).containsExactlyInAnyOrder(onDuty.split(" "));
    }

    @Test
    void whoeverIsAwayIsNotCalledAndWhoeverStandsInIs() {
        Roster ill = house(List.of(away(DAY, NOON, MIDNIGHT, CLEANER)), List.of());
        assertThat(high(ill, NOON).get(0)).containsExactly(CLEANER);
        assertThat(high(ill, NOON)).noneMatch(round -> round.contains(DAY));
        assertThat(high(ill, NOON.minusMillis(1)).get(0)).containsExactly(DAY);
        Roster nobody = house(List.of(away(DAY, NOON, MIDNIGHT)), List.of());
        assertThat(high(nobody, NOON).get(0)).containsExactly(HEAD);
    }

    @Test
    void substitutesMayBeAwayThemselvesEvenInACircle() {
        Roster circle = house(List.of(away(DAY, NOON, MIDNIGHT, HEAD), away(HEAD, NOON, MIDNIGHT, DAY)), List.of());
        assertThat(high(circle, NOON).get(0)).containsExactly(SON);
        Roster chain = house(List.of(away(DAY, NOON, MIDNIGHT, HEAD), away(HEAD, NOON, MIDNIGHT, CLEANER)), List.of());
        assertThat(high(chain, NOON).get(0)).containsExactly(CLEANER);
    }

    @Test
    void quietHoursHoldForAllButHighAlarms() {
        Roster quiet = house(List.of(), List.of(new QuietHours(HEAD, daily("22:00", "07:00"))));
        assertThat(high(quiet, MIDNIGHT).get(1)).containsExactly(HEAD);
        assertThat(medium(quiet, MIDNIGHT)).noneMatch(round -> round.contains(HEAD));
        assertThat(medium(quiet, NOON)).anyMatch(round -> round.contains(HEAD));
    }

    @Test
    void quietHoursNeverLeaveNobody() {
        List<QuietHours> all = ALL.stream()
                .map(contact -> new QuietHours(contact, daily("00:00", "00:00")))
                .toList();
        assertThat(medium(house(List.of(), all), NOON).get(0)).containsExactly(DAY);
    }

    @Test
    void wherePlacesHaveAPlanOfTheirOwnItHolds() {
        CallRounds annex = CallRounds.of(house(), Optional.of(ANNEX), Priority.MEDIUM, ALL, NOON);
        assertThat(annex.all()).containsExactly(Set.of(DAY));
        CallRounds other = CallRounds.of(house(), Optional.of(new PlaceId("room-1")), Priority.MEDIUM, ALL, NOON);
        assertThat(other.all()).hasSize(4);
    }

    @Test
    void anHourForWhichThereIsNobodyCallsEverybody() {
        CallRounds annex = CallRounds.of(house(), Optional.of(ANNEX), Priority.MEDIUM, ALL, MIDNIGHT);
        assertThat(annex.all()).containsExactly(Set.copyOf(ALL));
    }

    @Test
    void whoeverIsNotRegisteredAnyMoreIsPassedOver() {
        CallRounds rounds = CallRounds.of(house(), nowhere(), Priority.HIGH, List.of(SON), NOON);
        assertThat(rounds.all()).containsExactly(Set.of(SON));
        assertThat(CallRounds.of(house(), nowhere(), Priority.HIGH, List.of(), NOON)
                        .latest(0))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whateverTheRosterSaysAHighAlarmReachesEverybodyWhoIsThere(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            Instant at = NOON.plus(random.nextInt(14 * 24 * 60), ChronoUnit.MINUTES);
            List<Absence> absences = ALL.stream()
                    .filter(contact -> random.nextInt(3) == 0)
                    .map(contact -> away(contact, at.minusSeconds(random.nextInt(99)), at.plusSeconds(1)))
                    .toList();
            List<QuietHours> quiet = ALL.stream()
                    .filter(contact -> random.nextBoolean())
                    .map(contact -> new QuietHours(contact, daily("00:00", "00:00")))
                    .toList();
            Roster roster = house(absences, quiet);
            for (Priority priority : Priority.values()) {
                CallRounds rounds = CallRounds.of(roster, nowhere(), priority, ALL, at);
                assertThat(rounds.called(0)).as("seed %d round %d", seed, i).isNotEmpty();
            }
            Set<ContactId> there = new HashSet<>(ALL);
            absences.forEach(absence -> there.remove(absence.contact()));
            Set<ContactId> reached =
                    CallRounds.of(roster, nowhere(), Priority.HIGH, ALL, at).called(ALL.size());
            assertThat(reached).as("seed %d round %d", seed, i).containsAll(there);
        }
    }
}
