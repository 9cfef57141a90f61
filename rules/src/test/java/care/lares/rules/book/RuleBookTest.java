// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.book;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Kind;
import care.lares.domain.Value;
import care.lares.domain.ValueType;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.fixture.Scene;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleBookTest {
    private final Scene scene = new Scene();

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindCanBeTold(Kind kind) {
        Value value = kind.type() == ValueType.BOOLEAN
                ? Value.Flag.of(kind == Kind.MAINS)
                : kind.type() == ValueType.NUMERIC ? new Value.Quantity(BigDecimal.valueOf(50)) : new Value.Code("A");
        assertThat(scene.tell(scene.reading(kind, value, Optional.empty())))
                .extracting(Finding::phase)
                .doesNotContain(Phase.EVENT, Phase.PRESENT);
    }

    @Test
    void anOrdinaryReadingSharesAllButItsStamps() {
        scene.tell(Kind.SMOKE, false);
        scene.tell(Kind.BATTERY, "80");
        DeviceState before = scene.state();
        scene.tell(Kind.HEART_RATE, "72");
        assertThat(scene.state().environment()).isSameAs(before.environment());
        assertThat(scene.state().battery()).isSameAs(before.battery());
    }

    @Test
    void timeThatChangesNothingKeepsTheSameState() {
        scene.tell(Kind.SMOKE, false);
        scene.tell(Kind.HEART_RATE, "72");
        DeviceState before = scene.state();
        assertThat(scene.elapse(Duration.ofSeconds(1))).isEmpty();
        assertThat(scene.state()).isSameAs(before);
    }

    @Test
    void aDeviceThatServesSomeoneElseTakesNothingAlong() {
        scene.tell(Kind.SMOKE, true);
        scene.serving(Scene.BERTA);
        assertThat(scene.tell(Kind.HUMIDITY, "40"))
                .isNotEmpty()
                .allSatisfy(found -> {
                    assertThat(found.phase()).isEqualTo(Phase.GONE);
                    assertThat(found.assignment()).isEqualTo(Scene.ANNA);
                })
                .extracting(Finding::rule)
                .contains("environment.smoke", "supervision.silent", "supervision.battery", "vitals.check_person");
        assertThat(scene.tell(Kind.SMOKE, true))
                .singleElement()
                .satisfies(found -> assertThat(found.assignment()).isEqualTo(Scene.BERTA));
    }

    @Test
    void theFirstReadingOfAReassignedPendantStillCalls() {
        scene.tell(Kind.BATTERY, "80");
        scene.serving(Scene.BERTA);
        assertThat(scene.tell(Kind.SOS, true))
                .filteredOn(found -> found.phase() == Phase.EVENT)
                .singleElement()
                .satisfies(found -> assertThat(found.assignment()).isEqualTo(Scene.BERTA));
    }

    @Test
    void theSameInputGivesTheSameOutcome() {
        Scene other = new Scene();
        for (Kind kind : new Kind[] {Kind.SMOKE, Kind.GAS, Kind.HEAT, Kind.CARBON_MONOXIDE}) {
            assertThat(scene.tell(kind, true)).isEqualTo(other.tell(kind, true));
        }
        assertThat(scene.tell(Kind.ONLINE, false)).isEqualTo(other.tell(Kind.ONLINE, false));
        assertThat(scene.restart(Duration.ofHours(1))).isEqualTo(other.restart(Duration.ofHours(1)));
    }
}
