// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.air;

import static care.lares.rules.fixture.English.advice;
import static care.lares.rules.fixture.English.text;
import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.Kind;
import care.lares.domain.Priority;
import care.lares.domain.Quality;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.fixture.Scene;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CarbonMonoxideTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Scene scene = new Scene();

    static Stream<JsonNode> vectors() throws IOException {
        try (InputStream in = CarbonMonoxideTest.class.getResourceAsStream("/vectors/co_thresholds.json")) {
            return StreamSupport.stream(
                    new ObjectMapper().readTree(in).get("vectors").spliterator(), false);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void alarmsWhenTheTableSays(JsonNode vector) {
        long second = 0;
        long alarmAt = -1;
        for (JsonNode stretch : vector.get("profile_ppm_seconds")) {
            scene.tell(Kind.CO_CONCENTRATION, stretch.get(0).asText());
            for (long end = second + stretch.get(1).asLong(); second < end; ) {
                second++;
                if (high(scene.elapse(SECOND)) && alarmAt < 0) {
                    alarmAt = second;
                }
            }
        }
        JsonNode expected = vector.get("expect_alarm_at_s");
        assertThat(alarmAt).as(vector.get("name").asText()).isEqualTo(expected.isNull() ? -1 : expected.asLong());
    }

    private static boolean high(List<Finding> findings) {
        return findings.stream()
                .anyMatch(found -> found.kind() == AlarmKind.CARBON_MONOXIDE
                        && found.phase() == Phase.PRESENT
                        && found.priority() == Priority.HIGH);
    }

    @Test
    void saysHowMuchAndNotToEnter() {
        scene.tell(Kind.CO_CONCENTRATION, "320");
        Finding found = scene.elapse(Duration.ofSeconds(60)).get(0);
        assertThat(found.rule()).isEqualTo("environment.co_level");
        assertThat(text(found)).contains("320 ppm now, 300 ppm or more for 1 min");
        assertThat(advice(found)).contains("Do not enter", "fire brigade");
        assertThat(scene.elapse(Duration.ofMinutes(5))).as("found once").isEmpty();
    }

    @Test
    void littleOverLongAsksToAirTheHome() {
        scene.tell(Kind.CO_CONCENTRATION, "30");
        assertThat(scene.elapse(Duration.ofHours(2))).as("not more than 2 h").isEmpty();
        assertThat(scene.elapse(SECOND)).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(AlarmKind.CO_AIR_THE_HOME);
            assertThat(found.priority()).isEqualTo(Priority.MEDIUM);
            assertThat(text(found)).contains("30 ppm or more on average over 2 h");
        });
        assertThat(scene.elapse(Duration.ofHours(1))).isEmpty();
    }

    @Test
    void aMeanOfLessThanThirtyAsksForNothing() {
        for (int i = 0; i < 40; i++) {
            scene.tell(Kind.CO_CONCENTRATION, i % 2 == 0 ? "45" : "10");
            assertThat(phases(scene.elapse(Duration.ofMinutes(10)))).doesNotContain(Phase.PRESENT);
        }
    }

    @Test
    void aPauseOfMinutesIsPartOfTheMean() {
        List<Finding> all = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            scene.tell(Kind.CO_CONCENTRATION, i % 2 == 0 ? "49" : "20");
            all.addAll(scene.elapse(Duration.ofMinutes(10)));
        }
        assertThat(all).extracting(Finding::kind).contains(AlarmKind.CO_AIR_THE_HOME);
        assertThat(all).filteredOn(found -> found.phase() == Phase.PRESENT).hasSize(1);
    }

    @Test
    void hasGoneOnlyAfterFiveMinutesOfNextToNothing() {
        scene.tell(Kind.CO_CONCENTRATION, "300");
        scene.elapse(Duration.ofMinutes(1));
        scene.tell(Kind.CO_CONCENTRATION, "5");
        assertThat(scene.elapse(Duration.ofSeconds(299))).isEmpty();
        assertThat(phases(scene.elapse(SECOND))).containsOnly(Phase.GONE);
        assertThat(scene.elapse(Duration.ofMinutes(10))).isEmpty();
    }

    @Test
    void aSilentDetectorFreezesWhatWasReckoned() {
        scene.tell(Kind.CO_CONCENTRATION, "100");
        scene.elapse(Duration.ofMinutes(10));
        scene.tell(Kind.ONLINE, false);
        scene.elapse(Duration.ofHours(1));
        scene.tell(Kind.CO_CONCENTRATION, "100");
        assertThat(scene.elapse(Duration.ofMinutes(10).minus(SECOND))).noneMatch(f -> f.phase() == Phase.PRESENT);
        assertThat(high(scene.elapse(SECOND))).isTrue();
    }

    @Test
    void silenceNeverEndsTheAlarm() {
        scene.tell(Kind.CO_CONCENTRATION, "300");
        scene.elapse(Duration.ofMinutes(1));
        assertThat(phases(scene.elapse(Duration.ofHours(8))))
                .contains(Phase.UNKNOWN)
                .doesNotContain(Phase.GONE);
    }

    @Test
    void aDetectorThatSaysItItselfIsOneAlarm() {
        scene.tell(Kind.CARBON_MONOXIDE, true);
        scene.tell(Kind.CO_CONCENTRATION, "300");
        assertThat(scene.elapse(Duration.ofMinutes(2))).isEmpty();
        scene.tell(Kind.CARBON_MONOXIDE, false);
        assertThat(high(scene.elapse(SECOND))).as("what it measures goes on").isTrue();
    }

    @Test
    void lateAndNegativeValuesSayNothing() {
        scene.tell(Kind.CO_CONCENTRATION, "500", Quality.LATE);
        scene.tell(Kind.CO_CONCENTRATION, "-1", Quality.IMPLAUSIBLE);
        assertThat(scene.elapse(Duration.ofMinutes(2))).isEmpty();
    }

    @Test
    void moreThanACellCanMeasureIsAnAlarmAllTheSame() {
        scene.tell(Kind.CO_CONCENTRATION, "20000", Quality.IMPLAUSIBLE);
        assertThat(high(scene.elapse(Duration.ofMinutes(1)))).isTrue();
    }

    @Test
    void afterARestartWhatHoldsIsFoundOnceMore() {
        scene.tell(Kind.CO_CONCENTRATION, "300");
        assertThat(high(scene.restart(Duration.ofMinutes(2)))).isTrue();
    }

    private static List<Phase> phases(List<Finding> findings) {
        return new ArrayList<>(findings).stream().map(Finding::phase).toList();
    }
}
