// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.trial;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.tuning.Choice;
import care.lares.domain.tuning.Setting;
import care.lares.domain.tuning.Tuning;
import care.lares.rules.alarm.Command.Action;
import care.lares.rules.fixture.Ward;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HoldingTest {
    private final Ward ward = new Ward();

    @Test
    void aShorterHoldWouldHaveEscalatedWhatWasAnsweredLate() {
        ward.press();
        ward.act("carer-1", Action.ACKNOWLEDGE, "");
        ward.elapse(Duration.ofSeconds(100));
        ward.act("carer-1", Action.ACCEPT, "");
        ward.elapse(Duration.ofSeconds(100));
        ward.act("carer-1", Action.END, "helped up");
        List<Alarm> steps = ward.log();
        assertThat(escalated(Tuning.USUAL, steps)).isZero();
        assertThat(escalated(site(Map.of(Setting.ACKNOWLEDGED_HIGH, 90L)), steps))
                .isEqualTo(1);
        assertThat(escalated(site(Map.of(Setting.ACKNOWLEDGED_HIGH, 110L)), steps))
                .isZero();
        assertThat(escalated(site(Map.of(Setting.ACKNOWLEDGED_MEDIUM, 120L)), steps))
                .as("another priority")
                .isZero();
    }

    private static int escalated(Tuning tuning, List<Alarm> steps) {
        Holding holding = new Holding(tuning, Instant.EPOCH);
        steps.forEach(holding::stepped);
        return holding.escalated().size();
    }

    private static Tuning site(Map<Setting, Long> values) {
        return new Tuning(new Choice(values), Map.of(), Map.of());
    }
}
