// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.device;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.Kind;
import care.lares.domain.Priority;
import care.lares.domain.Quality;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.fixture.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceRulesTest {
    private final Scene scene = new Scene();

    @ParameterizedTest
    @CsvSource({"TAMPER,true,TAMPER,LOW", "FAULT,true,DEVICE_FAULT,LOW"})
    void whatADeviceSaysOfItselfHoldsUntilItSaysOtherwise(Kind kind, boolean bad, AlarmKind alarm, Priority priority) {
        assertThat(scene.tell(kind, bad)).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(alarm);
            assertThat(found.priority()).isEqualTo(priority);
            assertThat(found.phase()).isEqualTo(Phase.PRESENT);
        });
        assertThat(phases(scene.tell(kind, !bad))).containsExactly(Phase.GONE);
        assertThat(scene.tell(kind, !bad)).as("well is no news").isEmpty();
    }

    @Test
    void aDeviceWithoutMainsIsToldAfterAMinute() {
        assertThat(scene.tell(Kind.MAINS, false)).isEmpty();
        assertThat(scene.elapse(Duration.ofSeconds(59))).isEmpty();
        assertThat(scene.elapse(Duration.ofSeconds(1))).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(AlarmKind.MAINS_FAIL);
            assertThat(found.priority()).isEqualTo(Priority.MEDIUM);
            assertThat(found.phase()).isEqualTo(Phase.PRESENT);
        });
        assertThat(phases(scene.tell(Kind.MAINS, true))).containsExactly(Phase.GONE);
        assertThat(scene.tell(Kind.MAINS, true)).as("well is no news").isEmpty();
    }

    @Test
    void aFlickerOfTheMainsIsNoNews() {
        scene.tell(Kind.MAINS, false);
        scene.elapse(Duration.ofSeconds(30));
        assertThat(phases(scene.tell(Kind.MAINS, true))).doesNotContain(Phase.PRESENT);
        assertThat(scene.elapse(Duration.ofMinutes(5))).isEmpty();
    }

    @Test
    void whoSaysItAgainIsStillWaitedForOnce() {
        scene.tell(Kind.MAINS, false);
        scene.elapse(Duration.ofSeconds(40));
        scene.tell(Kind.MAINS, false);
        assertThat(phases(scene.elapse(Duration.ofSeconds(20)))).containsExactly(Phase.PRESENT);
    }

    @Test
    void aDeviceThatFallsSilentHasNotBecomeWell() {
        scene.tell(Kind.MAINS, false);
        scene.elapse(Duration.ofMinutes(1));
        List<Finding> found = scene.elapse(Duration.ofHours(8));
        assertThat(found)
                .filteredOn(finding -> finding.kind() == AlarmKind.MAINS_FAIL)
                .extracting(Finding::phase)
                .containsExactly(Phase.UNKNOWN);
        assertThat(scene.elapse(Duration.ofHours(8))).isEmpty();
        assertThat(scene.tell(Kind.MAINS, false)).extracting(Finding::phase).contains(Phase.PRESENT);
    }

    @Test
    void lateNewsOfADeviceSaysNothingOfNow() {
        assertThat(scene.tellOf(Duration.ofHours(3), Kind.TAMPER, true, Quality.LATE))
                .isEmpty();
    }

    @Test
    void afterARestartBothWhatHoldsAndWhatHasGoneIsFoundOnceMore() {
        scene.tell(Kind.TAMPER, true);
        scene.tell(Kind.FAULT, true);
        scene.tell(Kind.FAULT, false);
        assertThat(scene.restart(Duration.ofSeconds(5)))
                .extracting(finding -> finding.kind() + " " + finding.phase())
                .containsExactly("TAMPER PRESENT", "DEVICE_FAULT GONE");
    }

    /** Whatever it says in whatever order: the latest finding of each condition is what it said last. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5"})
    void theLatestWordCounts(long seed) {
        Random random = new Random(seed);
        List<Finding> all = new ArrayList<>();
        boolean tampered = false;
        for (int i = 0; i < 200; i++) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    tampered = random.nextBoolean();
                    all.addAll(scene.tell(Kind.TAMPER, tampered));
                }
                case 1 -> all.addAll(scene.tell(Kind.MAINS, random.nextBoolean()));
                case 2 -> all.addAll(scene.elapse(Duration.ofMinutes(random.nextInt(20))));
                default -> all.addAll(scene.tell(Kind.MOTION, true));
            }
            Phase latest = all.stream()
                    .filter(finding -> finding.kind() == AlarmKind.TAMPER)
                    .reduce((one, other) -> other)
                    .map(Finding::phase)
                    .orElse(Phase.GONE);
            assertThat(latest).as("seed %d", seed).isEqualTo(tampered ? Phase.PRESENT : Phase.GONE);
        }
    }

    private static List<Phase> phases(List<Finding> findings) {
        return findings.stream().map(Finding::phase).toList();
    }
}
