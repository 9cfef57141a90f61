// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Moment;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UplinkAlarmTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final List<Finding> found = new ArrayList<>();
    private final UplinkAlarm alarm = new UplinkAlarm(found::add, () -> PATIENCE);
    private Moment now = new Moment(Instant.parse("2026-11-21T12:00:00Z"), 0);

    @Test
    void isToldAfterFiveMinutesAndWhenItIsBack() {
        look(true, true);
        look(false, true);
        pass(PATIENCE.minusSeconds(1));
        assertThat(alarm.quietUntil(now)).isTrue();
        look(false, true);
        assertThat(phases()).doesNotContain(Phase.PRESENT);
        pass(Duration.ofSeconds(1));
        assertThat(alarm.quietUntil(now)).isFalse();
        look(false, true);
        look(false, true);
        assertThat(phases()).containsExactly(Phase.GONE, Phase.PRESENT);
        look(true, true);
        assertThat(phases()).containsExactly(Phase.GONE, Phase.PRESENT, Phase.GONE);
    }

    @Test
    void aCutOfSecondsIsNoNews() {
        look(true, true);
        look(false, true);
        pass(Duration.ofMinutes(4));
        look(true, true);
        pass(Duration.ofMinutes(4));
        look(false, true);
        assertThat(phases()).containsExactly(Phase.GONE);
    }

    @Test
    void aHouseWithoutAWayOutLosesNone() {
        look(false, true);
        pass(Duration.ofHours(9));
        look(false, true);
        assertThat(phases()).doesNotContain(Phase.PRESENT);
    }

    @Test
    void nothingMayLeaveIsALossWithoutACableToo() {
        look(false, false);
        pass(PATIENCE);
        look(false, false);
        assertThat(phases()).containsExactly(Phase.PRESENT);
    }

    private void look(boolean route, boolean open) {
        alarm.look(route, open, now);
    }

    private void pass(Duration duration) {
        now = now.plus(duration);
    }

    private List<Phase> phases() {
        return found.stream().map(Finding::phase).toList();
    }
}
