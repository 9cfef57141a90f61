// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.air;

import static care.lares.rules.fixture.English.advice;
import static care.lares.rules.fixture.English.text;
import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.Kind;
import care.lares.domain.Priority;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.fixture.Scene;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GasLevelTest {
    private final Scene scene = new Scene();

    @Test
    void warnsAtFivePercentAndAlarmsAtTen() {
        scene.tell(Kind.GAS_CONCENTRATION, "6");
        assertThat(scene.elapse(Duration.ofSeconds(59))).isEmpty();
        Finding warned = scene.elapse(Duration.ofSeconds(1)).get(0);
        assertThat(warned.kind()).isEqualTo(AlarmKind.GAS);
        assertThat(warned.priority()).isEqualTo(Priority.MEDIUM);
        assertThat(text(warned)).contains("6 % of what explodes");
        assertThat(advice(warned)).contains("Do not enter", "nothing electrical");

        scene.tell(Kind.GAS_CONCENTRATION, "12");
        assertThat(scene.elapse(Duration.ofSeconds(9))).isEmpty();
        Finding alarmed = scene.elapse(Duration.ofSeconds(1)).get(0);
        assertThat(alarmed.priority()).isEqualTo(Priority.HIGH);
        assertThat(alarmed.rule()).as("the same alarm, more urgent").isEqualTo(warned.rule());
    }

    @Test
    void whatTheTableForbidsToAlarmOfDoesNot() {
        scene.tell(Kind.GAS_CONCENTRATION, "3");
        assertThat(scene.elapse(Duration.ofHours(3))).isEmpty();
    }

    @Test
    void hasGoneBelowThreePercentForTwoMinutes() {
        scene.tell(Kind.GAS_CONCENTRATION, "20");
        scene.elapse(Duration.ofSeconds(10));
        scene.tell(Kind.GAS_CONCENTRATION, "4");
        assertThat(scene.elapse(Duration.ofMinutes(10))).isEmpty();
        scene.tell(Kind.GAS_CONCENTRATION, "2.9");
        assertThat(scene.elapse(Duration.ofSeconds(119))).isEmpty();
        assertThat(scene.elapse(Duration.ofSeconds(1)))
                .extracting(Finding::phase)
                .containsExactly(Phase.GONE);
    }

    @Test
    void smokeDensityIsInformationOnly() {
        assertThat(scene.tell(Kind.SMOKE_DENSITY, "0.2")).isEmpty();
        assertThat(scene.elapse(Duration.ofHours(1))).isEmpty();
    }
}
