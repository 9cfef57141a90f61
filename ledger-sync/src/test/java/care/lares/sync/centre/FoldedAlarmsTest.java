// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmState;
import care.lares.domain.AlarmStep;
import care.lares.journal.ToldTogether;
import care.lares.journal.ToldTogether.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the centre hears when many technical alarms of one cause begin together. */
class FoldedAlarmsTest {
    private static final int DEVICES = 300;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FoldedHouse house = new FoldedHouse(() -> true);

    private void silent(int devices) {
        for (int device = 0; device < devices; device++) {
            house.raise(FoldedAlarms.silent(device, house.now()));
        }
    }

    private List<ToldTogether> folds() {
        return List.copyOf(house.folds.values());
    }

    private void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            house.pass(SECOND);
        }
    }

    @Test
    void threeHundredDevicesThatFallSilentTogetherAreOneMessage() {
        silent(DEVICES);
        pass(60);
        assertThat(house.messages).isEqualTo(1);
        assertThat(folds().get(0).open()).hasSize(DEVICES);
    }

    @Test
    void whatBecomesOfOneOfThemIsNoMessageAndTheEndIsOne() {
        silent(DEVICES);
        pass(60);
        List<AlarmId> ids = List.copyOf(house.alarms.keySet());
        ids.forEach(id -> house.step(id, AlarmStep.ACKNOWLEDGED, AlarmState.ACKNOWLEDGED));
        ids.subList(0, DEVICES - 1).forEach(id -> house.step(id, AlarmStep.ENDED, AlarmState.ENDED));
        pass(3_600);
        assertThat(house.messages).isEqualTo(1);
        house.step(ids.get(DEVICES - 1), AlarmStep.ENDED, AlarmState.ENDED);
        pass(60);
        assertThat(house.messages).isEqualTo(2);
        assertThat(folds().get(1).open()).isEmpty();
        assertThat(folds().get(1).over()).hasSize(DEVICES).allMatch(told -> told.step() == 3);
        assertThat(house.isQuiet()).isTrue();
    }

    @Test
    void aFoldThatGrowsIsTold() {
        silent(3);
        pass(10);
        house.raise(FoldedAlarms.silent(7, house.now()));
        pass(600);
        assertThat(house.messages).isEqualTo(2);
        assertThat(folds().get(1).fold()).isEqualTo(folds().get(0).fold());
        assertThat(folds().get(1).open()).hasSize(4);
        house.step(house.alarms.keySet().iterator().next(), AlarmStep.RECURRED, AlarmState.ACTIVE);
        pass(600);
        assertThat(house.messages).as("one began again").isEqualTo(3);
    }

    @Test
    void twoAreToldByThemselves() {
        silent(2);
        pass(10);
        assertThat(house.messages).isEqualTo(2);
        assertThat(house.folds).isEmpty();
        AlarmId first = house.alarms.keySet().iterator().next();
        house.step(first, AlarmStep.ENDED, AlarmState.ENDED);
        pass(1);
        assertThat(house.alone.get(first)).containsExactly(1, 2);
    }

    @Test
    void aTrickleIsNoStream() {
        for (int device = 0; device < DEVICES; device++) {
            house.raise(FoldedAlarms.silent(device, house.now()));
            pass(10);
        }
        pass(600);
        assertThat(house.messages).isLessThan(25);
        Set<AlarmId> told = new HashSet<>(house.alone.keySet());
        folds().forEach(message -> message.open().forEach(one -> told.add(one.alarm())));
        assertThat(told).hasSize(DEVICES);
    }

    @Test
    void callsAreNeverFoldedAndGoFirst() {
        silent(DEVICES);
        for (int device = 0; device < DEVICES; device++) {
            house.raise(FoldedAlarms.call(device, house.now()));
        }
        pass(1);
        assertThat(house.messages).isEqualTo(DEVICES);
        assertThat(house.alone).hasSize(DEVICES);
        pass(10);
        assertThat(house.messages).isEqualTo(DEVICES + 1);
    }

    /** The centre stumbles over one message for ever: that is this message's trouble. */
    @Test
    void aMessageThatIsNeverTakenHoldsBackNothingThatComesLater() {
        silent(3);
        house.rejectsWhatComes = true;
        pass(60);
        house.rejectsWhatComes = false;
        assertThat(house.rejected).hasSize(1);
        for (int device = 10; device < 14; device++) {
            house.raise(FoldedAlarms.silent(device, house.now()));
        }
        pass(600);
        assertThat(folds())
                .singleElement()
                .satisfies(message -> assertThat(message.open()).hasSize(4));
        assertThat(house.attempts.values()).singleElement().matches(tries -> tries > AlarmLane.COMPLAIN_AFTER);
        house.raise(FoldedAlarms.silent(20, house.now()));
        pass(600);
        assertThat(folds().get(1).open()).as("joins the one that is taken").hasSize(5);
    }

    /** Its first step is confirmed long after its second was, in another message. */
    @Test
    void aStepThatWasToldLaterIsNotForgottenWhenAnEarlierOneIsConfirmed() {
        silent(3);
        house.rejectsWhatComes = true;
        pass(60);
        house.rejectsWhatComes = false;
        AlarmId first = house.alarms.keySet().iterator().next();
        house.step(first, AlarmStep.RECURRED, AlarmState.ACTIVE);
        pass(600);
        assertThat(house.alone.get(first)).containsExactly(2);
        house.rejected.clear();
        pass(600);
        int before = house.messages;
        house.repeatTheLog();
        pass(600);
        assertThat(house.messages).as("nothing is told twice").isEqualTo(before);
        house.step(first, AlarmStep.ENDED, AlarmState.ENDED);
        pass(600);
        assertThat(house.alone.get(first)).as("and its end once").containsExactly(2, 3);
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed={0}")
    @MethodSource("seeds")
    void everyAlarmIsToldInOnePlaceWhateverHappens(long seed) {
        Random random = new Random(seed);
        FoldedHouse ward = new FoldedHouse(() -> random.nextInt(3) > 0);
        night(ward, random, () -> {});
        assertThat(ward.isQuiet()).as("seed=%d", seed).isTrue();
        assertExact(ward, seed);
    }

    /** Some messages the centre takes very late: their alarms may be told elsewhere meanwhile, but none is forgotten. */
    @ParameterizedTest(name = "seed={0}")
    @MethodSource("seeds")
    void everyAlarmsEndIsToldWhateverTheCentreRejectsMeanwhile(long seed) {
        Random random = new Random(seed);
        FoldedHouse ward = new FoldedHouse(() -> random.nextInt(6) > 0);
        night(ward, random, () -> ward.rejectsWhatComes = random.nextInt(3) == 0);
        assertThat(ward.isQuiet()).as("seed=%d", seed).isTrue();
        Map<AlarmId, Integer> last = new HashMap<>();
        Map<String, ToldTogether> newest = new HashMap<>();
        ward.folds.values().forEach(message -> {
            newest.put(message.fold(), message);
            Stream.concat(message.open().stream(), message.over().stream())
                    .forEach(told -> last.merge(told.alarm(), told.step(), Math::max));
        });
        ward.alone.forEach((alarm, steps) -> steps.forEach(step -> last.merge(alarm, step, Math::max)));
        assertThat(newest.values())
                .as("seed=%d", seed)
                .allMatch(message -> message.open().isEmpty());
        ward.alarms
                .values()
                .forEach(alarm -> assertThat(last.get(alarm.id()))
                        .as("%s seed=%d", alarm.id(), seed)
                        .isEqualTo(alarm.steps()));
    }

    /** A random night, at the end of which all is over and the centre takes everything. */
    private static void night(FoldedHouse ward, Random random, Runnable mood) {
        int devices = 0;
        for (int turn = 0; turn < 60; turn++) {
            mood.run();
            for (int more = random.nextInt(8) - 3; more > 0; more--) {
                ward.raise(FoldedAlarms.silent(devices++, ward.now()));
            }
            for (AlarmId id : List.copyOf(ward.alarms.keySet())) {
                somethingHappens(ward, ward.alarms.get(id), random);
            }
            ward.pass(Duration.ofMillis(random.nextInt(4_000)));
            if (random.nextInt(12) == 0) {
                ward.kill();
            }
        }
        ward.alarms.values().stream()
                .filter(alarm -> alarm.state().open())
                .map(Alarm::id)
                .toList()
                .forEach(id -> ward.step(id, AlarmStep.ENDED, AlarmState.ENDED));
        ward.rejectsWhatComes = false;
        ward.rejected.clear();
        for (int turn = 0; turn < 600; turn++) {
            ward.pass(SECOND);
        }
    }

    private static void somethingHappens(FoldedHouse ward, Alarm alarm, Random random) {
        if (!alarm.state().open()) {
            return;
        }
        switch (random.nextInt(24)) {
            case 0 -> ward.step(alarm.id(), AlarmStep.ACKNOWLEDGED, AlarmState.ACKNOWLEDGED);
            case 1 -> ward.step(alarm.id(), AlarmStep.ENDED, AlarmState.ENDED);
            case 2 -> ward.step(alarm.id(), AlarmStep.RECURRED, AlarmState.ACTIVE);
            default -> {}
        }
    }

    /** Each alarm by itself or in one fold, each fold's messages in order, and the end of each told. */
    private static void assertExact(FoldedHouse ward, long seed) {
        Map<AlarmId, Set<String>> where = new HashMap<>();
        Map<AlarmId, Integer> last = new HashMap<>();
        Map<AlarmId, Integer> over = new HashMap<>();
        Map<String, List<ToldTogether>> byFold = new HashMap<>();
        for (ToldTogether message : ward.folds.values()) {
            byFold.computeIfAbsent(message.fold(), first -> new ArrayList<>()).add(message);
            List<Told> all = new ArrayList<>(message.open());
            all.addAll(message.over());
            all.forEach(told -> {
                where.computeIfAbsent(told.alarm(), first -> new HashSet<>()).add(message.fold());
                last.merge(told.alarm(), told.step(), Math::max);
            });
            message.over().forEach(told -> over.merge(told.alarm(), 1, Integer::sum));
        }
        ward.alone.forEach((alarm, steps) -> {
            where.computeIfAbsent(alarm, first -> new HashSet<>()).add("alone");
            steps.forEach(step -> last.merge(alarm, step, Math::max));
        });
        byFold.values().forEach(messages -> {
            for (int i = 0; i < messages.size(); i++) {
                assertThat(messages.get(i).number()).as("seed=%d", seed).isEqualTo(i + 1);
            }
            assertThat(messages.get(messages.size() - 1).open())
                    .as("the end, seed=%d", seed)
                    .isEmpty();
        });
        ward.alarms.values().forEach(alarm -> {
            assertThat(where.get(alarm.id())).as("%s seed=%d", alarm.id(), seed).hasSize(1);
            boolean alone = ward.alone.containsKey(alarm.id());
            assertThat(alone ? last.get(alarm.id()) : over.get(alarm.id()))
                    .as("its end, %s seed=%d", alarm.id(), seed)
                    .isEqualTo(alone ? alarm.steps() : 1);
        });
    }
}
