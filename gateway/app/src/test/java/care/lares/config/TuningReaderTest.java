// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.domain.tuning.Choice;
import care.lares.domain.tuning.Setting;
import care.lares.domain.tuning.SettingUnit;
import care.lares.domain.tuning.Tuning;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TuningReaderTest {
    @Test
    void yamlAndJsonSayTheSame() {
        String yaml = """
                site:
                  reportEvery: 2h
                places:
                  room-4: {batteryLow: 20, batteryGood: 30}
                residents:
                  r-101:
                    moveWithin: 30s
                """;
        String json =
                "{\"site\":{\"reportEvery\":\"2h\"},\"places\":{\"room-4\":{\"batteryLow\":20,\"batteryGood\":30}},"
                        + "\"residents\":{\"r-101\":{\"moveWithin\":\"30s\"}}}";
        Tuning meant = new Tuning(
                new Choice(Map.of(Setting.REPORT_EVERY, 7200L)),
                Map.of(new PlaceId("room-4"), new Choice(Map.of(Setting.BATTERY_LOW, 20L, Setting.BATTERY_GOOD, 30L))),
                Map.of(new ResidentId("r-101"), new Choice(Map.of(Setting.MOVE_WITHIN, 30L))));
        assertThat(TuningReader.read(yaml).faults()).isEmpty();
        assertThat(TuningReader.read(yaml).tuning()).isEqualTo(meant);
        assertThat(TuningReader.read(json).tuning()).isEqualTo(meant);
        assertThat(TuningReader.read("{}").tuning()).isEqualTo(Tuning.USUAL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    site: {reportEvery: 5}                  | site.reportEvery         | 15m to 12h
                    site: {reportEvery: 5m}                 | site.reportEvery         | 15m to 12h
                    site: {reportEvery: 0h}                 | site.reportEvery         | 15m to 12h
                    site: {batteryLow: 99}                  | site.batteryLow          | 5 to 50
                    site: {batteryLow: 10.5}                | site.batteryLow          | 5 to 50
                    site: {batteryLow: null}                | site.batteryLow          | 5 to 50
                    site: {batteryLow: 20}                  | site.batteryLow          | set both
                    site: {smoke: false}                    | site.smoke               | one of reportEvery
                    places: [a]                             | places                   | by the id of a place
                    places: {'a b/#': {batteryLow: 8}}      | places.a b/#             | the id of one
                    residents: {r1: {missedReports: 4, reportEvery: 12h}} | residents.r1.missedReports | at most 24 h
                    sites: {}                               | sites                    | one of site, places, residents
                    site: {batteryLow: 8, batteryLow: 9}    | site.batteryLow          | each setting once
                    """)
    void whatIsWrongIsSaidWithWhatIsAccepted(String text, String where, String accepted) {
        assertThat(TuningReader.read(text).faults()).as(text).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(1);
            assertThat(fault.setting()).isEqualTo(where);
            assertThat(fault.accepted()).contains(accepted);
        });
    }

    @Test
    void timesOfDayAndPlacesOnTheEarthAreReadAsPeopleWriteThem() {
        TuningReader.Read read = TuningReader.read(
                "site: {notUpBy: 10:00, notInBedBy: 01:15, homeLatitude: 52.51704, homeLongitude: -0.5}");
        assertThat(read.faults()).isEmpty();
        assertThat(read.tuning().site().values())
                .containsEntry(Setting.NOT_UP_BY, 36_000L)
                .containsEntry(Setting.NOT_IN_BED_BY, 25 * 3_600L + 900)
                .containsEntry(Setting.HOME_LATITUDE, 5_251_704L)
                .containsEntry(Setting.HOME_LONGITUDE, -50_000L);
        assertThat(TuningReader.read("site: {notUpBy: 25:00}").faults()).hasSize(1);
        assertThat(TuningReader.read("site: {notUpBy: 05:00}").faults()).hasSize(1);
        assertThat(TuningReader.read("site: {homeLatitude: 91.0}").faults()).hasSize(1);
    }

    @Test
    void allFaultsAreSaidAtOnceWithTheirLines() {
        assertThat(TuningReader.read("site:\n  batteryLow: 99\n  moveWithin: 1d\n")
                        .faults())
                .hasSize(1)
                .first()
                .satisfies(fault -> assertThat(fault.line()).isEqualTo(2));
        assertThat(TuningReader.read("site:\n  moveWithin: 1d\n  accepted: 1d\n")
                        .faults())
                .extracting(Fault::line)
                .containsExactly(2, 3);
        assertThat(TuningReader.read("").faults()).hasSize(1);
        assertThat(TuningReader.read("\tx: [").faults()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void theSchemaSaysWhatIsSafe(Setting setting) throws JsonProcessingException {
        JsonNode rule = settings().path(setting.wireName());
        String description = rule.path("description").textValue();
        assertThat(description).contains("else " + setting.text(setting.usual()));
        if (setting.unit() == SettingUnit.TIME || setting.unit() == SettingUnit.CLOCK) {
            assertThat(description).startsWith(setting.range() + ", ");
        } else {
            assertThat(number(setting, rule.path("minimum"))).isEqualTo(setting.least());
            assertThat(number(setting, rule.path("maximum"))).isEqualTo(setting.most());
            assertThat(description).startsWith(setting.range());
        }
    }

    private static long number(Setting setting, JsonNode node) {
        return switch (setting.unit()) {
            case TENTHS -> SettingUnit.tenths(node.decimalValue());
            case ARC -> Math.round(node.doubleValue() * SettingUnit.ARC_PER_DEGREE);
            default -> node.longValue();
        };
    }

    @Test
    void tenthsOfADegreeAreWrittenAsPeopleWriteThem() {
        TuningReader.Read read =
                TuningReader.read("residents:\n  r-101:\n    temperatureHigh: 38.5\n    glucoseLow: 4\n");
        assertThat(read.faults()).isEmpty();
        assertThat(read.tuning().residents())
                .containsEntry(
                        new ResidentId("r-101"),
                        new Choice(Map.of(Setting.TEMPERATURE_HIGH, 385L, Setting.GLUCOSE_LOW, 40L)));
        assertThat(TuningReader.read("site:\n  temperatureHigh: 38.55\n").faults())
                .hasSize(1);
    }

    @Test
    void theSchemaKnowsEverySettingAndNoOther() throws JsonProcessingException {
        assertThat(settings().properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Setting.values()).map(Setting::wireName).toList());
    }

    private static JsonNode settings() throws JsonProcessingException {
        return new ObjectMapper().readTree(TuningReader.schema()).at("/$defs/settings/properties");
    }
}
