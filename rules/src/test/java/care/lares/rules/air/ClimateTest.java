// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.air;

import static care.lares.rules.fixture.English.advice;
import static care.lares.rules.fixture.English.text;
import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Kind;
import care.lares.domain.Quality;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.fixture.Scene;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClimateTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Scene scene = new Scene();

    @ParameterizedTest
    @CsvSource({
        "17.9, 120, COLD_HOME LOW",
        "15.9, 60, COLD_HOME LOW",
        "11.9, 60, COLD_HOME LOW",
        "9.0, 60, COLD_HOME LOW",
        "26.1, 120, HOT_HOME LOW",
        "30.1, 60, HOT_HOME MEDIUM",
        "35.1, 30, HOT_HOME HIGH"
    })
    void isFoundAfterItsHold(String celsius, int minutes, String expected) {
        scene.tell(Kind.ROOM_TEMPERATURE, celsius);
        assertThat(scene.elapse(Duration.ofMinutes(minutes).minus(SECOND))).isEmpty();
        assertThat(said(scene.elapse(SECOND))).containsExactly(expected);
        assertThat(scene.elapse(Duration.ofMinutes(5))).as("found once").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"11.9, COLD_HOME MEDIUM", "9.0, COLD_HOME HIGH"})
    void growsMoreUrgentAfterTwoHours(String celsius, String worse) {
        scene.tell(Kind.ROOM_TEMPERATURE, celsius);
        scene.elapse(Duration.ofHours(1));
        assertThat(said(scene.elapse(Duration.ofHours(1)))).containsExactly(worse);
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", "21.5", "26"})
    void whatIsComfortableIsNoNews(String celsius) {
        scene.tell(Kind.ROOM_TEMPERATURE, celsius);
        assertThat(scene.elapse(Duration.ofHours(7))).isEmpty();
    }

    @Test
    void saysWhatToDo() {
        scene.tell(Kind.ROOM_TEMPERATURE, "8.5");
        scene.elapse(Duration.ofHours(1));
        Finding found = scene.elapse(Duration.ofHours(1)).get(0);
        assertThat(text(found)).contains("It is cold: 8.5 °C", "too cold (9 °C) for 2 h");
        assertThat(advice(found)).contains("Go there now", "ambulance");
    }

    @Test
    void aSensorThatWaversBeginsNoTimeAnew() {
        for (int i = 0; i < 12; i++) {
            scene.tell(Kind.ROOM_TEMPERATURE, i % 2 == 0 ? "17.8" : "18.3");
            assertThat(scene.elapse(Duration.ofMinutes(10).minus(i == 11 ? SECOND : Duration.ZERO)))
                    .isEmpty();
        }
        assertThat(said(scene.elapse(SECOND))).containsExactly("COLD_HOME LOW");
    }

    @Test
    void hasGoneHalfADegreeAbove() {
        scene.tell(Kind.ROOM_TEMPERATURE, "17");
        scene.elapse(Duration.ofHours(2));
        assertThat(scene.tell(Kind.ROOM_TEMPERATURE, "18.4")).isEmpty();
        assertThat(scene.tell(Kind.ROOM_TEMPERATURE, "18.5"))
                .extracting(Finding::phase)
                .containsExactly(Phase.GONE);
        assertThat(scene.tell(Kind.ROOM_TEMPERATURE, "20")).isEmpty();
    }

    @Test
    void aSilentSensorNeitherEndsNorWorsensIt() {
        scene.tell(Kind.ROOM_TEMPERATURE, "8");
        scene.elapse(Duration.ofHours(1));
        scene.tell(Kind.ONLINE, false);
        assertThat(scene.elapse(Duration.ofHours(5))).extracting(Finding::phase).doesNotContain(Phase.GONE);
        scene.tell(Kind.ROOM_TEMPERATURE, "8");
        assertThat(said(scene.elapse(Duration.ofMinutes(59)))).containsExactly("COLD_HOME LOW");
        assertThat(said(scene.elapse(Duration.ofMinutes(1)))).containsExactly("COLD_HOME HIGH");
    }

    @Test
    void impossibleAndLateValuesSayNothing() {
        scene.tell(Kind.ROOM_TEMPERATURE, "-60", Quality.IMPLAUSIBLE);
        scene.tell(Kind.ROOM_TEMPERATURE, "5", Quality.LATE);
        assertThat(scene.elapse(Duration.ofHours(4))).isEmpty();
    }

    /** Whoever looks every second and whoever looks once at the end find the same. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void howOftenItIsLookedAtChangesNothing(long seed) {
        Random random = new Random(seed);
        Scene often = new Scene();
        Scene seldom = new Scene();
        boolean oftenCold = false;
        boolean seldomCold = false;
        for (int i = 0; i < 60; i++) {
            String celsius = String.valueOf(7 + random.nextInt(16));
            oftenCold = now(oftenCold, often.tell(Kind.ROOM_TEMPERATURE, celsius));
            seldomCold = now(seldomCold, seldom.tell(Kind.ROOM_TEMPERATURE, celsius));
            int minutes = 1 + random.nextInt(90);
            for (int minute = 0; minute < minutes; minute++) {
                oftenCold = now(oftenCold, often.elapse(Duration.ofMinutes(1)));
            }
            seldomCold = now(seldomCold, seldom.elapse(Duration.ofMinutes(minutes)));
            assertThat(oftenCold).as("seed %d step %d", seed, i).isEqualTo(seldomCold);
        }
    }

    private static boolean now(boolean before, List<Finding> findings) {
        boolean cold = before;
        for (Finding found : findings) {
            cold = found.phase() == Phase.PRESENT || (found.phase() != Phase.GONE && cold);
        }
        return cold;
    }

    private static List<String> said(List<Finding> findings) {
        return findings.stream()
                .filter(found -> found.phase() == Phase.PRESENT)
                .filter(found -> found.rule().startsWith("environment."))
                .map(found -> found.kind() + " " + found.priority())
                .toList();
    }
}
