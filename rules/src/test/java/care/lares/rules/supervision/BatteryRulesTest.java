// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.Kind;
import care.lares.domain.Priority;
import care.lares.domain.Quality;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.fixture.Scene;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatteryRulesTest {
    private final Scene scene = new Scene();

    @Test
    void theDevicesOwnWordIsALowAlarmThatEndsWithItsWord() {
        assertThat(scene.tell(Kind.BATTERY_LOW, true)).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(AlarmKind.BATTERY_LOW);
            assertThat(found.phase()).isEqualTo(Phase.PRESENT);
            assertThat(found.priority()).isEqualTo(Priority.LOW);
        });
        assertThat(scene.tell(Kind.BATTERY_LOW, false))
                .extracting(Finding::phase)
                .containsExactly(Phase.GONE);
        assertThat(scene.tell(Kind.BATTERY_LOW, false)).isEmpty();
    }

    @Test
    void tenPercentIsLowAndOnlyMoreThanFifteenIsGoodAgain() {
        scene.tell(Kind.BATTERY, "50");
        assertThat(scene.tell(Kind.BATTERY, "10.1")).isEmpty();
        assertThat(scene.tell(Kind.BATTERY, "10")).extracting(Finding::phase).containsExactly(Phase.PRESENT);
        assertThat(scene.tell(Kind.BATTERY, "15")).extracting(Finding::phase).containsExactly(Phase.PRESENT);
        assertThat(scene.tell(Kind.BATTERY, "15.1")).extracting(Finding::phase).containsExactly(Phase.GONE);
    }

    @Test
    void aGoodFlagDoesNotTalkAwayAnEmptyPercentage() {
        scene.tell(Kind.BATTERY, "3");
        assertThat(scene.tell(Kind.BATTERY_LOW, false))
                .extracting(Finding::phase)
                .containsExactly(Phase.PRESENT);
    }

    @Test
    void oldAndImpossibleNewsOfABatteryIsNone() {
        assertThat(scene.tell(Kind.BATTERY, "3", Quality.LATE)).isEmpty();
        assertThat(scene.tell(Kind.BATTERY, "-1", Quality.IMPLAUSIBLE)).isEmpty();
    }

    @Test
    void atStartWhatIsKnownIsFoundOnceMore() {
        scene.tell(Kind.BATTERY, "3");
        assertThat(scene.restart(Duration.ofSeconds(1)))
                .extracting(Finding::phase)
                .containsExactly(Phase.PRESENT);
        scene.tell(Kind.BATTERY, "100");
        assertThat(scene.restart(Duration.ofSeconds(1)))
                .extracting(Finding::phase)
                .containsExactly(Phase.GONE);
    }
}
