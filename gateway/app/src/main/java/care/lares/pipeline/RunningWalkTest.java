// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Alarm;
import care.lares.domain.AlarmStep;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Reading;
import care.lares.domain.WalkTestEnding;
import care.lares.journal.WalkTestEntry.WalkTestBegan;
import care.lares.journal.WalkTestEntry.WalkTestEnded;
import care.lares.rules.Finding;
import care.lares.rules.alarm.Command;
import care.lares.rules.walktest.WalkTest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The walk test that goes on, if one does: what is found goes through it on its way to the desk. Its beginning and its
 * report are entries of the log.
 */
final class RunningWalkTest {
    private static final Set<AlarmStep> ANSWERS = Set.of(AlarmStep.ACKNOWLEDGED, AlarmStep.ACCEPTED, AlarmStep.ENDED);
    private static final Set<Command.Action> CLAIMS =
            Set.of(Command.Action.ACKNOWLEDGE, Command.Action.ACCEPT, Command.Action.END);

    private final House house;
    private final Recorder recorder;
    private Optional<WalkTest> running = Optional.empty();

    RunningWalkTest(House house, Recorder recorder) {
        this.house = house;
        this.recorder = recorder;
    }

    /** How far it has come. */
    Optional<WalkTest> running() {
        return running;
    }

    /** It begins: the log has been told. */
    void begin(WalkTestBegan began, Moment now) {
        Duration length = Duration.between(began.at(), began.until());
        running = Optional.of(WalkTest.of(began.by(), began.devices(), length, now));
    }

    /** What of a finding goes on to the desk. */
    List<Finding> on(Finding finding, Moment now) {
        return running.map(test -> after(test.on(finding, now), now)).orElseGet(() -> List.of(finding));
    }

    /** A device may say itself that it is being tested. */
    void heard(Reading reading) {
        if (reading.kind() == Kind.TEST && reading.isOn()) {
            running = running.map(test -> test.shown(reading.device()));
        }
    }

    /** Somebody has answered an alarm. */
    void answered(Alarm alarm, Command command) {
        if (alarm.test() && alarm.device().isPresent() && CLAIMS.contains(command.action())) {
            DeviceId device = alarm.device().get();
            running = running.map(test -> test.answered(device, command.by().value()));
        }
    }

    /** Time has passed: what is found by that. */
    List<Finding> tick(Moment now) {
        return running.map(test -> after(test.tick(now), now)).orElseGet(List::of);
    }

    boolean quietUntil(Moment then) {
        return running.map(test -> test.tick(then))
                .filter(step -> step.ending().isPresent() || !step.findings().isEmpty())
                .isEmpty();
    }

    /** It is over: what nobody has claimed is found. */
    List<Finding> end(WalkTestEnding ending, Moment now) {
        return running.map(test -> after(test.end(ending), now)).orElseGet(List::of);
    }

    private List<Finding> after(WalkTest.Step step, Moment now) {
        running = Optional.of(step.after()).filter(test -> step.ending().isEmpty());
        step.ending().ifPresent(ending -> report(step.after(), ending, now));
        return step.findings();
    }

    private void report(WalkTest test, WalkTestEnding ending, Moment now) {
        record(new WalkTestEnded(
                now.wall(),
                test.began().wall(),
                ending,
                test.shown(),
                test.unclaimed(),
                test.untouched(),
                test.tester()));
    }

    /** A report that the log cannot take now is made by the next start, which finds the test cut short. */
    private void record(WalkTestEnded ended) {
        OptionalLong seq = recorder.record(ended);
        if (seq.isPresent()) {
            house.registry().apply(ended, seq);
        }
    }

    /** After a start: a test that went on then is over, and what nobody had claimed is found. */
    List<Finding> resume(Moment now) {
        Optional<WalkTestBegan> began = house.registry().walkTests().running();
        if (began.isEmpty()) {
            return List.of();
        }
        List<Alarm> activations = Stream.concat(house.open().all().stream(), house.open().endedLately().stream())
                .filter(alarm -> isOf(began.get(), alarm))
                .toList();
        List<Alarm> unclaimed = activations.stream()
                .filter(alarm -> !isClaimed(alarm, began.get().by()))
                .toList();
        record(cutShort(began.get(), devices(activations), devices(unclaimed), now));
        return unclaimed.stream().map(WalkTest::cutShort).toList();
    }

    private static WalkTestEnded cutShort(
            WalkTestBegan began, Set<DeviceId> activated, Set<DeviceId> unclaimed, Moment now) {
        return new WalkTestEnded(
                now.wall(),
                began.at(),
                WalkTestEnding.RESTART,
                without(activated, unclaimed),
                unclaimed,
                without(began.devices(), activated),
                began.by());
    }

    private static boolean isOf(WalkTestBegan began, Alarm alarm) {
        return alarm.test()
                && alarm.device().filter(began.devices()::contains).isPresent()
                && !alarm.raisedAt().isBefore(began.at());
    }

    private static boolean isClaimed(Alarm alarm, String tester) {
        return alarm.history().stream()
                .anyMatch(step -> ANSWERS.contains(step.step()) && step.by().equals(tester));
    }

    private static Set<DeviceId> devices(List<Alarm> alarms) {
        return alarms.stream().flatMap(alarm -> alarm.device().stream()).collect(Collectors.toSet());
    }

    private static Set<DeviceId> without(Set<DeviceId> all, Set<DeviceId> some) {
        Set<DeviceId> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
