// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.wear;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.PlaceId;
import care.lares.domain.Priority;
import care.lares.domain.care.DevicePassport;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Phrase;
import care.lares.rules.Turn;
import care.lares.rules.Words;
import care.lares.rules.fixture.English;
import care.lares.rules.supervision.BatteryRules;
import care.lares.rules.wear.DriftRules.Sample;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WearTest {
    private static final Assignment KITCHEN = new Assignment(Optional.empty(), Optional.of(new PlaceId("kitchen")));
    private static final DeviceId DETECTOR = new DeviceId("smoke-1");

    private Moment now = new Moment(Instant.parse("2026-11-21T08:00:00Z"), 0);
    private DriftState drift = DriftState.NONE;

    private static Sample sample(String device, Kind kind, String value, boolean fresh) {
        return new Sample(new DeviceId(device), KITCHEN, kind, new BigDecimal(value), fresh);
    }

    private static Sample warm(String device, String value) {
        return sample(device, Kind.ROOM_TEMPERATURE, value, true);
    }

    private List<Finding> look(Duration time, Sample... samples) {
        List<Finding> found = new ArrayList<>();
        for (long minute = 0; minute < time.toMinutes(); minute++) {
            Turn<DriftState> turn = DriftRules.look(drift, List.of(samples), now);
            drift = turn.state();
            turn.findings().stream().filter(one -> one.phase() == Phase.PRESENT).forEach(found::add);
            turn.findings().stream()
                    .filter(one -> one.phase() == Phase.GONE && one.rule().endsWith("temperature"))
                    .forEach(found::add);
            now = now.plus(Duration.ofMinutes(1));
        }
        return found;
    }

    @Test
    void twoSensorsThatDifferForHoursAreNamedTogether() {
        assertThat(look(Duration.ofHours(6), warm("t-1", "20"), warm("t-2", "25")))
                .isEmpty();
        assertThat(look(Duration.ofMinutes(2), warm("t-1", "20"), warm("t-2", "25")))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.device()).contains(new DeviceId("t-1"));
                    assertThat(English.text(found))
                            .startsWith("Room temperature: t-1 and t-2 are in one place and differ by 5 °C for 6 h");
                });
        assertThat(look(Duration.ofHours(8), warm("t-1", "20"), warm("t-2", "25")))
                .isEmpty();
        assertThat(look(Duration.ofMinutes(62), warm("t-1", "20"), warm("t-2", "21.5")))
                .extracting(Finding::phase)
                .containsOnly(Phase.GONE);
    }

    @Test
    void ofThreeTheOddOneIsNamed() {
        assertThat(look(Duration.ofMinutes(362), warm("t-1", "20"), warm("t-2", "30"), warm("t-3", "21")).stream()
                        .filter(found -> found.phase() == Phase.PRESENT))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.device()).contains(new DeviceId("t-2"));
                    assertThat(English.text(found)).contains("t-2 differs from the others in its place by 9 °C");
                });
    }

    @Test
    void sunOnOneOfThemPassesAndWhatIsSilentIsComparedWithNothing() {
        assertThat(look(Duration.ofHours(5), warm("t-1", "20"), warm("t-2", "27")))
                .isEmpty();
        assertThat(look(Duration.ofMinutes(5), warm("t-1", "20"), warm("t-2", "22")))
                .isEmpty();
        assertThat(look(Duration.ofHours(5), warm("t-1", "20"), warm("t-2", "27")))
                .isEmpty();
        assertThat(look(Duration.ofHours(9), warm("t-1", "20"), sample("t-2", Kind.ROOM_TEMPERATURE, "27", false)))
                .isEmpty();
    }

    @Test
    void aSensorThatServesElsewhereSinceIsJudgedAnewThere() {
        Assignment cellar = new Assignment(Optional.empty(), Optional.of(new PlaceId("cellar")));
        Sample[] there = Stream.of("t-1", "t-3")
                .map(device -> new Sample(
                        new DeviceId(device),
                        cellar,
                        Kind.ROOM_TEMPERATURE,
                        new BigDecimal(device.equals("t-1") ? "20" : "25"),
                        true))
                .toArray(Sample[]::new);
        assertThat(look(Duration.ofHours(7), warm("t-1", "20"), warm("t-2", "25")))
                .hasSize(1);
        assertThat(look(Duration.ofHours(6), there)).isEmpty();
        assertThat(look(Duration.ofMinutes(2), there))
                .extracting(Finding::phase)
                .containsExactly(Phase.PRESENT);
    }

    @Test
    void aDetectorThatHasLostItsZeroIsFoundAfterADay() {
        Sample high = sample("co-1", Kind.CO_CONCENTRATION, "12", true);
        assertThat(look(Duration.ofHours(24), high)).isEmpty();
        assertThat(look(Duration.ofMinutes(2), high)).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo("device.drift.zero.co_concentration");
            assertThat(English.text(found)).contains("has not shown less than 10 ppm for 24 h");
        });
    }

    @Test
    void aDetectorOfUnknownAgeIsNeitherOldNorYoung() {
        assertThat(EndOfLife.of(DevicePassport.UNKNOWN, Set.of(Kind.SMOKE))).isEmpty();
        assertThat(EndOfLife.of(made("2020-01-01", 0), Set.of(Kind.MOTION))).isEmpty();
    }

    @Test
    void detectorsServeAsLongAsTheirKindOrTheirMakerSays() {
        assertThat(EndOfLife.of(made("2016-05-01", 0), Set.of(Kind.SMOKE, Kind.BATTERY)))
                .contains(LocalDate.of(2026, 5, 1));
        assertThat(EndOfLife.of(made("2016-05-01", 0), Set.of(Kind.SMOKE, Kind.CARBON_MONOXIDE)))
                .contains(LocalDate.of(2023, 5, 1));
        assertThat(EndOfLife.of(made("2016-05-01", 10), Set.of(Kind.CARBON_MONOXIDE)))
                .contains(LocalDate.of(2026, 5, 1));
        assertThat(EndOfLife.of(made("2021-05-01", 0), Set.of(Kind.GAS))).contains(LocalDate.of(2026, 5, 1));
    }

    private static DevicePassport made(String date, int years) {
        return new DevicePassport("Example", "SD-1", "", Optional.of(LocalDate.parse(date)), Optional.empty(), years);
    }

    @Test
    void theEndOfLifeIsToldBeforeItComesAndMoreUrgentlyAfterwardsAndEndsWithANewDetector() {
        Optional<LocalDate> ends = Optional.of(LocalDate.of(2026, 12, 1));
        assertThat(life(ends, Optional.empty(), "2026-10-01")).isEmpty();
        Finding soon = life(ends, Optional.empty(), "2026-10-02").orElseThrow();
        assertThat(soon.priority()).isEqualTo(Priority.LOW);
        assertThat(English.text(soon)).startsWith("smoke-1 reaches the end of its service life on");
        assertThat(life(ends, Optional.of(Priority.LOW), "2026-11-30")).isEmpty();
        Finding over = life(ends, Optional.of(Priority.LOW), "2026-12-01").orElseThrow();
        assertThat(over.priority()).isEqualTo(Priority.MEDIUM);
        assertThat(English.text(over)).contains("do not rely on it any more");
        assertThat(life(ends, Optional.of(Priority.MEDIUM), "2026-12-02")).isEmpty();
        assertThat(life(Optional.of(LocalDate.of(2036, 12, 1)), Optional.of(Priority.MEDIUM), "2026-12-02"))
                .map(Finding::phase)
                .contains(Phase.GONE);
    }

    private static Optional<Finding> life(Optional<LocalDate> ends, Optional<Priority> open, String today) {
        Instant at = LocalDate.parse(today).atStartOfDay(ZoneOffset.UTC).toInstant();
        return EndOfLife.look(DETECTOR, KITCHEN, ends, true, open, at);
    }

    @Test
    void whoChangesABatteryIsToldWhichOneToOrder() {
        Parts parts = Parts.known();
        assertThat(advice(parts, passport("", "SNZB-03P", "")))
                .contains("The device is a SNZB-03P.", "To order: 1 × CR2477.");
        assertThat(advice(parts, passport("SONOFF", "snzb-03p", "2 × AA"))).contains("To order: 2 × AA.");
        assertThat(advice(parts, passport("Example", "Nobody-Knows", "")))
                .contains("The device is a Example Nobody-Knows.", "stands on the device's label");
        assertThat(advice(parts, DevicePassport.UNKNOWN)).doesNotContain("To order", "The device is");
    }

    private String advice(Parts parts, DevicePassport passport) {
        Finding low = BatteryRules.LOW.about(
                DETECTOR, KITCHEN, Phase.PRESENT, Priority.LOW, now.wall(), Words.of(Phrase.BATTERY));
        return English.advice(parts.marked(low, passport));
    }

    private static DevicePassport passport(String vendor, String model, String battery) {
        return new DevicePassport(vendor, model, battery, Optional.empty(), Optional.empty(), 0);
    }
}
