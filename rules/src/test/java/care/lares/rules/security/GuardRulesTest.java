// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.security;

import static care.lares.rules.fixture.English.advice;
import static care.lares.rules.fixture.English.text;
import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.AlarmKind;
import care.lares.domain.ArmMode;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.PlaceId;
import care.lares.domain.Priority;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import care.lares.domain.tuning.Choice;
import care.lares.domain.tuning.Setting;
import care.lares.domain.tuning.Tuning;
import care.lares.rules.Finding;
import care.lares.rules.Observed;
import care.lares.rules.Turn;
import care.lares.rules.security.GuardRules.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardRulesTest {
    private static final Duration EXIT = Duration.ofSeconds(45);
    private static final Duration ENTRY = Duration.ofSeconds(30);
    private static final PlaceId PANTRY = new PlaceId("pantry");
    private static final Tuning TUNING =
            new Tuning(Choice.NONE, Map.of(PANTRY, new Choice(Map.of(Setting.PERIMETER, 0L))), Map.of());

    private GuardState state = GuardState.DISARMED;
    private Moment now = new Moment(Instant.parse("2026-11-21T22:00:00Z"), -5_000_000_000L);
    private long seq;

    @Test
    void whoLeavesInTimeAndComesHomeInTimeIsNobody() {
        arm(ArmMode.AWAY);
        pass(Duration.ofSeconds(40));
        assertThat(contact(true)).isEmpty();
        contact(false);
        pass(Duration.ofHours(3));
        assertThat(contact(true)).isEmpty();
        assertThat(standing()).isEqualTo(Standing.PENDING);
        assertThat(pass(ENTRY.minusSeconds(1))).isEmpty();
        arm(ArmMode.DISARMED);
        assertThat(pass(Duration.ofHours(1))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = ArmMode.class,
            names = {"AWAY", "VACATION"})
    void whoOpensTheDoorAndDisarmsNothingIsAnIntruder(ArmMode mode) {
        arm(mode);
        assertThat(standing()).isEqualTo(Standing.ARMING);
        pass(EXIT);
        assertThat(standing()).isEqualTo(Standing.ARMED);
        contact(true);
        pass(ENTRY.minusSeconds(1));
        Finding found = pass(Duration.ofSeconds(1)).get(0);
        assertThat(found.kind()).isEqualTo(AlarmKind.INTRUDER);
        assertThat(found.priority()).isEqualTo(Priority.HIGH);
        assertThat(text(found)).contains("door or window was opened");
        assertThat(advice(found)).contains("Do not go in alone");
        assertThat(standing()).isEqualTo(Standing.TRIGGERED);
    }

    @Test
    void whatMovesWhileNobodyIsAtHomeIsAnIntruderOnceAMinute() {
        armed(ArmMode.AWAY);
        tell("pir-1", Kind.MOTION, true);
        Finding first = pass(ENTRY).get(0);
        assertThat(tell("pir-2", Kind.MOTION, true)).isEmpty();
        pass(Duration.ofSeconds(60));
        assertThat(tell("pir-2", Kind.MOTION, true)).singleElement().satisfies(again -> {
            assertThat(again.device()).as("the same alarm").isEqualTo(first.device());
            assertThat(text(again)).contains("pir-2");
        });
    }

    @Test
    void whoWandersAtNightIsAtHome() {
        armed(ArmMode.NIGHT);
        tell("pir-1", Kind.MOTION, true);
        tell("cupboard", Kind.CONTACT_OPEN, true, Optional.of(PANTRY));
        assertThat(pass(Duration.ofHours(8))).isEmpty();
        contact(true);
        assertThat(pass(ENTRY)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = ArmMode.class,
            names = {"DISARMED", "HOME"})
    void whereNobodyGuardsNobodyIntrudes(ArmMode mode) {
        armed(mode);
        contact(true);
        tell("pir-1", Kind.MOTION, true);
        assertThat(pass(Duration.ofHours(1))).isEmpty();
    }

    @Test
    void aWindowLeftOpenOpensNoMore() {
        contact(true);
        armed(ArmMode.AWAY);
        assertThat(contact(true)).isEmpty();
        assertThat(pass(Duration.ofHours(1))).isEmpty();
        contact(false);
        contact(true);
        assertThat(pass(ENTRY)).hasSize(1);
    }

    @Test
    void whatWasKeptOnTheWaySaysNothingOfNow() {
        armed(ArmMode.AWAY);
        tell("pir-1", Kind.MOTION, true, Optional.empty(), Quality.RETAINED);
        tell("pir-1", Kind.MOTION, true, Optional.empty(), Quality.LATE);
        assertThat(pass(Duration.ofHours(1))).isEmpty();
    }

    @Test
    void theSameModeOnceMoreBeginsNoDelayAnew() {
        armed(ArmMode.AWAY);
        contact(true);
        pass(Duration.ofSeconds(10));
        arm(ArmMode.AWAY);
        assertThat(pass(Duration.ofSeconds(20))).hasSize(1);
    }

    /** Whatever is done in whatever order: an intruder is told of only while somebody guards the house, never in a delay. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nobodyIsTakenForAStrangerInADelay(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            ArmMode before = state.mode();
            long since = state.sinceNanos();
            List<Finding> found = List.of();
            switch (random.nextInt(5)) {
                case 0 -> arm(ArmMode.values()[random.nextInt(ArmMode.values().length)]);
                case 1 -> found = contact(random.nextBoolean());
                case 2 -> found = tell("pir-1", Kind.MOTION, random.nextBoolean());
                default -> found = pass(Duration.ofSeconds(random.nextInt(40)));
            }
            if (!found.isEmpty()) {
                assertThat(before.watchesDoors()).as("seed %d step %d", seed, i).isTrue();
                assertThat(now.nanos() - since)
                        .as("seed %d step %d", seed, i)
                        .isGreaterThanOrEqualTo(EXIT.plus(ENTRY).toNanos());
            }
        }
    }

    private void armed(ArmMode mode) {
        arm(mode);
        pass(EXIT);
    }

    private void arm(ArmMode mode) {
        state = GuardRules.arm(state, mode, now.nanos());
    }

    private Standing standing() {
        return GuardRules.standing(state, now.nanos(), TUNING);
    }

    private List<Finding> contact(boolean open) {
        return tell("door-1", Kind.CONTACT_OPEN, open);
    }

    private List<Finding> tell(String device, Kind kind, boolean on) {
        return tell(device, kind, on, Optional.empty());
    }

    private List<Finding> tell(String device, Kind kind, boolean on, Optional<PlaceId> place, Quality... quality) {
        Set<Quality> set = EnumSet.noneOf(Quality.class);
        set.addAll(List.of(quality));
        Reading reading = new Reading(
                new DeviceId(device),
                kind,
                Value.Flag.of(on),
                now.wall(),
                Optional.empty(),
                Optional.empty(),
                set,
                Optional.empty());
        Observed observed = new Observed(
                reading,
                new Assignment(Optional.empty(), place),
                Optional.of("m" + seq),
                OptionalLong.of(seq++),
                now.nanos());
        return became(GuardRules.step(state, observed, TUNING));
    }

    private List<Finding> pass(Duration duration) {
        now = now.plus(duration);
        return became(GuardRules.tick(state, now, TUNING));
    }

    private List<Finding> became(Turn<GuardState> turn) {
        state = turn.state();
        return turn.findings();
    }
}
