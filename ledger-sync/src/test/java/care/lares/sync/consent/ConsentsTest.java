// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.consent;

import static care.lares.sync.summary.SeededWard.ANNA;
import static care.lares.sync.summary.SeededWard.HOUR;
import static care.lares.sync.summary.SeededWard.WILHELM;
import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.ConsentId;
import care.lares.domain.Purpose;
import care.lares.domain.RecipientId;
import care.lares.domain.ResidentId;
import care.lares.journal.ConsentEntry.ConsentGiven;
import care.lares.journal.ConsentEntry.ConsentWithdrawn;
import care.lares.journal.Registry;
import care.lares.sync.deidentify.Pseudonyms;
import care.lares.sync.summary.Disclosure;
import care.lares.sync.summary.NamedPerson;
import care.lares.sync.summary.SeededWard;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsentsTest {
    private static final RecipientId NORTH = new RecipientId("centre-north");
    private static final RecipientId SOUTH = new RecipientId("centre-south");
    private static final ConsentId ID = new ConsentId("c-1");

    private final Registry registry = SeededWard.registry();
    private final Consents consents =
            new Consents(registry, new Pseudonyms(new byte[32]), SeededWard.HOUSE, Optional.of(SeededWard.ADDRESS));

    private void given(ResidentId resident, Purpose purpose, boolean named, Optional<Instant> until) {
        registry.apply(new ConsentGiven(HOUR, ID, resident, NORTH, purpose, named, until, "test"));
    }

    private void given(Purpose purpose, boolean named) {
        given(ANNA, purpose, named, Optional.empty());
    }

    private Optional<Disclosure> summary(RecipientId recipient, Instant now) {
        return consents.summary(Optional.of(ANNA), recipient, now);
    }

    private static Alarm alarm(AlarmKind kind, Optional<ResidentId> resident) {
        return new SeededWard(7).alarm(kind, resident);
    }

    @Test
    void nothingOfAResidentLeavesWithoutConsent() {
        assertThat(summary(NORTH, HOUR)).isEmpty();
    }

    @Test
    void aConsentIsForOneResidentRecipientAndPurpose() {
        given(Purpose.CARE, true);
        assertThat(summary(NORTH, HOUR)).isPresent();
        assertThat(summary(SOUTH, HOUR)).isEmpty();
        assertThat(consents.summary(Optional.of(WILHELM), NORTH, HOUR)).isEmpty();
        given(Purpose.RESEARCH, true);
        assertThat(summary(NORTH, HOUR))
                .as("the same consent, for research now")
                .isEmpty();
    }

    @Test
    void whatMayHaveRunOutAllowsNothingWhileNobodyKnowsWhatTimeItIs() {
        Consents unset = new Consents(
                registry,
                new Pseudonyms(new byte[32]),
                SeededWard.HOUSE,
                Optional.of(SeededWard.ADDRESS),
                now -> Instant.MAX);
        given(ANNA, Purpose.CARE, true, Optional.of(HOUR.plusSeconds(3_600)));
        assertThat(unset.summary(Optional.of(ANNA), NORTH, HOUR)).isEmpty();
        Alarm call = alarm(AlarmKind.SOS, Optional.of(ANNA));
        assertThat(unset.alarm(call, NORTH, HOUR).isNamed())
                .as("a call is never withheld")
                .isTrue();
        given(Purpose.CARE, true);
        assertThat(unset.summary(Optional.of(ANNA), NORTH, HOUR)).isPresent();
    }

    @Test
    void namesThePersonOnlyWhereTheConsentDoes() {
        given(Purpose.CARE, false);
        assertThat(summary(NORTH, HOUR).orElseThrow().isNamed()).isFalse();
        assertThat(summary(NORTH, HOUR).orElseThrow().people()).isEmpty();
        given(Purpose.CARE, true);
        Disclosure named = summary(NORTH, HOUR).orElseThrow();
        assertThat(named.people()).extracting(NamedPerson::name).containsExactly(SeededWard.NAME);
        assertThat(named.people().get(0).card()).isEmpty();
        assertThat(named.scene()).isEmpty();
    }

    @Test
    void aConsentEndsWhenItSaysSoToTheMoment() {
        given(ANNA, Purpose.CARE, true, Optional.of(HOUR.plusSeconds(60)));
        assertThat(summary(NORTH, HOUR.plusSeconds(60).minusNanos(1))).isPresent();
        assertThat(summary(NORTH, HOUR.plusSeconds(60))).isEmpty();
    }

    @Test
    void aWithdrawnConsentHoldsNoLonger() {
        given(Purpose.CARE, true);
        registry.apply(new ConsentWithdrawn(HOUR, ID, ANNA, NORTH, "", "test"));
        assertThat(summary(NORTH, HOUR)).isEmpty();
    }

    @Test
    void ofTwoConsentsTheOneThatAllowsMoreHolds() {
        given(Purpose.CARE, false);
        registry.apply(new ConsentGiven(
                HOUR, new ConsentId("a-2"), ANNA, NORTH, Purpose.CARE, true, Optional.empty(), "test"));
        assertThat(summary(NORTH, HOUR).orElseThrow().isNamed()).isTrue();
        registry.apply(new ConsentWithdrawn(HOUR, new ConsentId("a-2"), ANNA, NORTH, "", "test"));
        assertThat(summary(NORTH, HOUR).orElseThrow().isNamed()).isFalse();
    }

    @Test
    void theHousesOwnLeavesWithoutNamesToWhomSomebodyTrusts() {
        assertThat(consents.summary(Optional.empty(), NORTH, HOUR)).isEmpty();
        given(Purpose.CARE, true);
        assertThat(consents.summary(Optional.empty(), NORTH, HOUR).orElseThrow().isNamed())
                .isFalse();
        assertThat(consents.summary(Optional.empty(), SOUTH, HOUR)).isEmpty();
    }

    @Test
    void aHouseNobodyLivesInHasNobodyToAsk() {
        Consents empty = new Consents(new Registry(), new Pseudonyms(new byte[32]), "", Optional.empty());
        assertThat(empty.summary(Optional.empty(), NORTH, HOUR)).isPresent();
    }

    /** Promise 5: never delayed, pseudonymised or withheld. */
    @ParameterizedTest
    @EnumSource(
            names = {
                "SOS",
                "FALL",
                "FALL_SUSPECTED",
                "CHECK_PERSON",
                "SMOKE",
                "HEAT",
                "GAS",
                "CARBON_MONOXIDE",
                "WATER_LEAK"
            })
    void whoIsInDangerIsNamedWhateverWasConsentedTo(AlarmKind kind) {
        given(ANNA, Purpose.CARE, false, Optional.of(HOUR));
        Disclosure disclosure = consents.alarm(alarm(kind, Optional.of(ANNA)), NORTH, HOUR.plusSeconds(1));
        assertThat(disclosure.people()).extracting(NamedPerson::name).containsExactly(SeededWard.NAME);
        assertThat(disclosure.people().get(0).card()).containsEntry("allergies", SeededWard.ALLERGY);
        assertThat(disclosure.scene().orElseThrow().words())
                .isEqualTo(SeededWard.PLACE_NAME + ", " + SeededWard.HOUSE + ", " + SeededWard.ADDRESS);
    }

    @Test
    void anAlarmOfAPlaceNamesEverybodyWhoLivesThere() {
        Alarm inRoom = withPlace(AlarmKind.SMOKE);
        assertThat(consents.alarm(inRoom, NORTH, HOUR).people())
                .extracting(NamedPerson::name)
                .containsExactlyInAnyOrder(SeededWard.NAME, SeededWard.OTHER_NAME);
    }

    private static Alarm withPlace(AlarmKind kind) {
        for (long seed = 0; ; seed++) {
            Alarm alarm = new SeededWard(seed).alarm(kind, Optional.empty());
            if (alarm.assignment().place().isPresent()) {
                return alarm;
            }
        }
    }

    @Test
    void whoNobodyHasDescribedIsNamedByTheId() {
        Disclosure disclosure = consents.alarm(alarm(AlarmKind.SOS, Optional.of(new ResidentId("r-9"))), NORTH, HOUR);
        assertThat(disclosure.people()).extracting(NamedPerson::name).containsExactly("r-9");
    }

    @ParameterizedTest
    @EnumSource(names = {"ASSIST", "SENSOR_STALE", "BATTERY_LOW", "TAMPER"})
    void otherAlarmsNameSomebodyOnlyUnderAConsentThatDoes(AlarmKind kind) {
        Alarm alarm = alarm(kind, Optional.of(ANNA));
        assertThat(consents.alarm(alarm, NORTH, HOUR).isNamed()).isFalse();
        given(Purpose.EMERGENCY, true);
        Disclosure named = consents.alarm(alarm, NORTH, HOUR);
        assertThat(named.people()).extracting(NamedPerson::name).containsExactly(SeededWard.NAME);
        assertThat(named.people().get(0).card()).isEmpty();
        given(Purpose.EMERGENCY, false);
        assertThat(consents.alarm(alarm, NORTH, HOUR).isNamed()).isFalse();
    }
}
