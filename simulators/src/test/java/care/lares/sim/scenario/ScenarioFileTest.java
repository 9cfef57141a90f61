// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.lares.sim.family.Family;
import care.lares.sim.ward.Role;
import care.lares.sim.ward.What;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioFileTest {
    private static final String WHOLE = """
            name: A fall
            residents: 2
            lasts: 30m
            reports: 1h
            leap: 5m
            families: {motion: native, wearable: senml}
            faults: {duplicate: 0.05, skew: 30s}
            events:
              - {at: 2m, resident: 1, does: fall}
              - {at: 5m, resident: 2, does: battery_low, device: smoke, lasts: 1d}
            expect:
              - {kind: fall, resident: 1, state: active, at: 2m, within: 5s}
              - {kind: battery_low}
            never:
              - {kind: sos, from: 1m, until: 2m}
              - {kind: other}
            """;

    @Test
    void readsEverythingThatIsWrittenDown() throws Exception {
        Scenario scenario = ScenarioFile.parse(WHOLE);

        assertThat(scenario.name()).isEqualTo("A fall");
        assertThat(scenario.residents()).contains(2);
        assertThat(scenario.lasts()).isEqualTo(Duration.ofMinutes(30));
        assertThat(scenario.reports()).contains(Duration.ofHours(1));
        assertThat(scenario.leap()).isEqualTo(Duration.ofMinutes(5));
        assertThat(scenario.families())
                .containsEntry(Role.MOTION, Family.NATIVE)
                .hasSize(2);
        assertThat(scenario.happenings().get(1)).singleElement().matches(event -> event.what() == What.FALL);
        assertThat(scenario.happenings().get(2)).singleElement().matches(event -> event.device() == Role.SMOKE);
        assertThat(scenario.expected().get(0)).hasToString("fall of resident-01 active within 5s of 2m");
        assertThat(scenario.never()).hasSize(2);
    }

    @Test
    void lastsUntilTheLastExpectationHasHadItsTime() throws Exception {
        Scenario scenario = ScenarioFile.parse("expect: [{kind: sos, at: 2m, within: 30s}]");
        assertThat(scenario.lasts()).isEqualTo(Duration.ofMinutes(3).plusSeconds(30));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lasts: 30m~events:~  - {at: 2m, resident: 1, does: falls}|3|does: falls|fall, fever, leave",
                "lasts: soon|1|lasts: soon|90s, 5m, 2h",
                "residents: 0|1|residents: 0|1 to 400",
                "lasts: 1m~expekt: []|2|'expekt' is not known|expect, never",
                "residents: 1~events: [{at: 1s, resident: 2, does: press}]|2|resident: 2|1 to 1",
                "expect:~  - {state: active}|2|'kind' is missing|carbon_monoxide",
                "expect: [{kind: sos, state: sounding}]|1|sounding|active, acknowledged",
                "faults: {garbage: 2}|1|garbage: 2|0 to 1",
                "families: {motion: zwave}|1|zwave|native, senml, zigbee2mqtt",
                "lasts: 1m~lasts: 2m|2|stands here twice|each field once",
                "events: 7|1|no list|- {",
                "- a~- b|1|group of fields|field: value",
                "lasts: [1m]|1|no single value|VALUE",
                "events: [{at: 1s, resident: 1, does: fall, device: smoke}]|1|not told by a smoke|wearable",
                "a: b: c|1|not YAML|field: value",
                "''|1|empty|lasts"
            })
    void namesLineMistakeAndWhatIsAccepted(String text, int line, String what, String accepted) {
        var refused =
                catchThrowableOfType(InvalidScenarioException.class, () -> ScenarioFile.parse(text.replace('~', '\n')));

        assertThat(refused.mistakes()).anySatisfy(mistake -> {
            assertThat(mistake.line()).isEqualTo(line);
            assertThat(mistake.what()).contains(what);
            assertThat(mistake.accepted()).contains(accepted);
        });
    }

    @Test
    void namesEveryMistakeAtOnceInTheOrderOfTheirLines() {
        assertThatThrownBy(() -> ScenarioFile.parse("residents: x\nlasts: y\nfoo: z\n"))
                .isInstanceOfSatisfying(
                        InvalidScenarioException.class,
                        refused -> assertThat(refused.mistakes())
                                .extracting(Mistake::line)
                                .containsExactly(1, 2, 3));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neverFailsInAnyOtherWayWhateverItReads(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder(WHOLE);
            for (int change = random.nextInt(1, 6); change > 0; change--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, (char) random.nextInt(32, 127));
                    default -> text.setCharAt(at, "{}[]:-&*!|>'\"%@`#,\n\t0".charAt(random.nextInt(21)));
                }
            }
            assertReadOrRefused(text.toString(), seed);
        }
    }

    private static void assertReadOrRefused(String text, long seed) {
        try {
            assertThat(ScenarioFile.parse(text).lasts()).isNotNull();
        } catch (InvalidScenarioException refused) {
            List<Mistake> mistakes = refused.mistakes();
            assertThat(mistakes).as("seed " + seed + "\n" + text).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"90s, 1m30s", "5m, 5m", "2h, 2h", "30d, 30d", "1d12h, 1d12h", "0s, 0s", "3600s, 1h"})
    void spansAreReadAndWritten(String text, String written) {
        assertThat(Spans.text(Spans.parse(text).orElseThrow())).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "-5s", "5 m", "1.5h", "5M", "5m2h", "99999999999s"})
    void whatIsNoSpanIsRefused(String text) {
        assertThat(Spans.parse(text)).isEmpty();
    }
}
