// SPDX-License-Identifier: Apache-2.0
package care.lares.domain.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.domain.Assignment;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.domain.tuning.Tuned.Scope;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TuningTest {
    /** What is off or on: whether vital signs are judged, and whether a place's contacts lead out. */
    private static final Set<Setting> SWITCHES = EnumSet.of(Setting.CLINICAL, Setting.PERIMETER);

    private static final PlaceId BATH = new PlaceId("bath");
    private static final PlaceId HALL = new PlaceId("hall");
    private static final ResidentId ANNA = new ResidentId("anna");
    private static final Tuning TUNING = new Tuning(
            battery(20, 25),
            Map.of(BATH, battery(30, 35)),
            Map.of(ANNA, new Choice(Map.of(Setting.BATTERY_LOW, 34L, Setting.BATTERY_GOOD, 40L))));

    @Test
    void theMostSpecificChoiceWins() {
        assertThat(Tuning.USUAL.of(at(ANNA, BATH)).value(Setting.BATTERY_LOW)).isEqualTo(10);
        assertThat(TUNING.of(Assignment.NONE).value(Setting.BATTERY_LOW)).isEqualTo(20);
        assertThat(TUNING.of(at(null, HALL)).scope(Setting.BATTERY_LOW)).isEqualTo(Scope.SITE);
        assertThat(TUNING.of(at(null, BATH)).value(Setting.BATTERY_LOW)).isEqualTo(30);
        assertThat(TUNING.of(at(ANNA, BATH)).value(Setting.BATTERY_LOW)).isEqualTo(34);
        assertThat(TUNING.of(at(ANNA, BATH)).scope(Setting.BATTERY_LOW)).isEqualTo(Scope.RESIDENT);
        assertThat(TUNING.of(at(ANNA, BATH)).scope(Setting.REPORT_EVERY)).isEqualTo(Scope.USUAL);
        Scoped<Long> scoped = Scoped.of(TUNING, tuned -> tuned.value(Setting.BATTERY_LOW));
        for (ResidentId resident : new ResidentId[] {ANNA, new ResidentId("bert")}) {
            for (PlaceId place : new PlaceId[] {BATH, HALL}) {
                assertThat(scoped.of(at(resident, place)))
                        .isEqualTo(TUNING.of(at(resident, place)).value(Setting.BATTERY_LOW));
            }
        }
    }

    @Test
    void whoIsErasedLeavesNothingBehind() {
        assertThat(TUNING.without(ANNA).residents()).isEmpty();
        assertThat(TUNING.without(ANNA).places()).isEqualTo(TUNING.places());
        assertThat(TUNING.without(new ResidentId("bert"))).isSameAs(TUNING);
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void everySettingIsSafeAsUsualAndReadsWhatItWrites(Setting setting) {
        assertThat(setting.usual()).isBetween(setting.least(), setting.most());
        if (!SWITCHES.contains(setting) && setting.usual() != 0) {
            assertThat(setting.least()).as("nothing else can be switched off").isPositive();
        }
        for (long value : new long[] {setting.least(), setting.usual(), setting.most()}) {
            assertThat(setting.value(setting.text(value))).isEqualTo(value);
        }
        assertThat(Setting.ofWireName(setting.wireName())).contains(setting);
        assertThat(Setting.ofCode(setting.code())).contains(setting);
        assertThat(setting.laxer(setting.usual(), setting.usual())).isFalse();
        Tuning unsafe = new Tuning(new Choice(Map.of(setting, setting.most() + 1)), Map.of(), Map.of());
        assertThat(TuningCheck.faults(unsafe)).singleElement().satisfies(fault -> {
            assertThat(fault.where()).isEqualTo("site." + setting.wireName());
            assertThat(fault.accepted()).isEqualTo(setting.range());
        });
    }

    @Test
    void whatIsUsualOnASiteGivesWayToWhatSomebodySets() {
        Tuning usual = Tuning.USUAL.over(new Choice(Map.of(Setting.CLINICAL, 1L)));
        assertThat(usual.of(at(ANNA, BATH)).value(Setting.CLINICAL)).isEqualTo(1);
        Tuning off = new Tuning(new Choice(Map.of(Setting.CLINICAL, 0L)), Map.of(), Map.of());
        assertThat(off.over(usual.site())).isEqualTo(off);
        assertThat(off.over(Choice.NONE)).isSameAs(off);
    }

    @Test
    void noNumberIsUsedTwice() {
        Set<Integer> codes = new HashSet<>();
        for (Setting setting : Setting.values()) {
            assertThat(codes.add(setting.code())).as(setting.wireName()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "-5m", "5", "5 m", "1w", "9999999h", "never"})
    void whatIsNoTimeIsRefused(String text) {
        assertThatThrownBy(() -> Setting.REPORT_EVERY.value(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatDoesNotGoTogetherIsRefusedWhereItMeets() {
        Tuning crossed =
                new Tuning(battery(10, 20), Map.of(BATH, new Choice(Map.of(Setting.BATTERY_LOW, 20L))), Map.of());
        assertThat(TuningCheck.faults(crossed))
                .singleElement()
                .extracting(TuningCheck.Fault::where)
                .isEqualTo("places.bath.batteryLow");
        Tuning meets = new Tuning(
                Choice.NONE,
                Map.of(BATH, new Choice(Map.of(Setting.MISSED_REPORTS, 4L))),
                Map.of(ANNA, new Choice(Map.of(Setting.REPORT_EVERY, 7L * 3600))));
        assertThat(TuningCheck.faults(meets))
                .singleElement()
                .satisfies(fault -> assertThat(fault.problem()).contains("28 h"));
        assertThat(TuningCheck.faults(TUNING)).isEmpty();
    }

    @Test
    void whereItIsLaxerThanUsualIsSaid() {
        Tuning laxer = new Tuning(
                new Choice(Map.of(Setting.REPORT_EVERY, 8L * 3600, Setting.ACCEPTED, 300L)),
                Map.of(BATH, battery(5, 15)),
                Map.of());
        assertThat(TuningCheck.laxer(laxer))
                .containsExactly("site.reportEvery: 8h instead of 4h", "places.bath.batteryLow: 5 instead of 10");
    }

    @Test
    void moreScopesThanASiteHasAreRefused() {
        Map<PlaceId, Choice> places = new HashMap<>();
        for (int i = 0; i <= Tuning.MAX_SCOPES; i++) {
            places.put(new PlaceId("room-" + i), battery(20, 30));
        }
        assertThatThrownBy(() -> new Tuning(Choice.NONE, places, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Choice battery(long low, long good) {
        return new Choice(Map.of(Setting.BATTERY_LOW, low, Setting.BATTERY_GOOD, good));
    }

    private static Assignment at(ResidentId resident, PlaceId place) {
        return new Assignment(Optional.ofNullable(resident), Optional.ofNullable(place));
    }
}
