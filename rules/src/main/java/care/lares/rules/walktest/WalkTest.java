// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.walktest;

import care.lares.domain.Alarm;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.WalkTestEnding;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.walktest.Trial.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Somebody walks through the house and tries devices. What they make the rules find is an alarm marked as a test, which
 * sounds all the same; the tester says within {@link #CLAIM_WITHIN} that it was them, or it becomes a real one. A device
 * that is activated twice ends the test: one of the two may have been somebody in need. Everything else stays live.
 * Immutable and pure.
 */
public final class WalkTest {
    /** A test that is forgotten must not cover a real call for longer. */
    public static final Duration LONGEST = Duration.ofMinutes(30);
    /** How soon after an activation the tester says that it was them. */
    public static final Duration CLAIM_WITHIN = Duration.ofSeconds(60);

    private final String tester;
    private final Moment began;
    private final Moment until;
    private final Map<DeviceId, Trial> trials;

    private WalkTest(String tester, Moment began, Moment until, Map<DeviceId, Trial> trials) {
        this.tester = tester;
        this.began = began;
        this.until = until;
        this.trials = Map.copyOf(trials);
    }

    /** Who walks. */
    public String tester() {
        return tester;
    }

    /** When the test began. */
    public Moment began() {
        return began;
    }

    /** When it ends by itself. */
    public Moment until() {
        return until;
    }

    /**
     * What follows from something.
     *
     * @param after the test from then on
     * @param findings what goes on to the desk, in this order
     * @param ending why the test is over; empty while it is not
     */
    public record Step(WalkTest after, List<Finding> findings, Optional<WalkTestEnding> ending) {
        /** Copies the findings. */
        public Step {
            findings = List.copyOf(findings);
        }
    }

    /** A test that begins, of at most {@link #LONGEST}. */
    public static WalkTest of(String tester, Set<DeviceId> devices, Duration length, Moment now) {
        if (length.compareTo(LONGEST) > 0 || length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("a walk test lasts 1 s to " + LONGEST.toMinutes() + " min");
        }
        return new WalkTest(
                tester,
                now,
                now.plus(length),
                devices.stream().collect(Collectors.toMap(device -> device, device -> Trial.UNTOUCHED)));
    }

    /** The rules have found something. */
    public Step on(Finding finding, Moment now) {
        Optional<DeviceId> device = finding.device().filter(trials::containsKey);
        if (device.isEmpty() || finding.kind().technical()) {
            return goesOn(finding);
        }
        if (finding.phase() == Phase.GONE || finding.phase() == Phase.UNKNOWN) {
            return goesOn(finding, asTest(finding));
        }
        if (finding.phase() == Phase.CANCELLED) {
            return takenBack(device.get(), finding);
        }
        return activated(device.get(), trials.getOrDefault(device.get(), Trial.UNTOUCHED), finding, now);
    }

    /** Whoever wears it has said that it was nothing: nobody has to say so again, and it is no activation. */
    private Step takenBack(DeviceId device, Finding finding) {
        Trial trial = trials.getOrDefault(device, Trial.UNTOUCHED);
        boolean waited = trial.state() == State.WAITING && trial.isOf(finding.rule());
        WalkTest after = waited ? with(device, trial.to(State.SHOWN)) : this;
        return new Step(after, List.of(finding, asTest(finding)), none());
    }

    private Step activated(DeviceId device, Trial trial, Finding finding, Moment now) {
        if (finding.test()) {
            return new Step(
                    with(device, trial.state() == State.UNTOUCHED ? Trial.SHOWN : trial), List.of(finding), none());
        }
        if (trial.state() == State.UNTOUCHED) {
            return new Step(with(device, Trial.waiting(finding, now)), List.of(asTest(finding)), none());
        }
        if (trial.isSame(finding)) {
            return goesOn(trial.state() == State.UNCLAIMED ? finding : asTest(finding));
        }
        Step over = end(WalkTestEnding.SECOND_ACTIVATION);
        List<Finding> real = new ArrayList<>();
        real.add(finding.with(finding.words().and(WalkTestWords.AGAIN)));
        real.addAll(over.findings());
        return new Step(over.after(), real, over.ending());
    }

    /** A device has said by itself that it is being tested, and raised nothing: it works. */
    public WalkTest shown(DeviceId device) {
        Trial trial = trials.get(device);
        return trial != null && trial.state() == State.UNTOUCHED ? with(device, Trial.SHOWN) : this;
    }

    /** Somebody answers the alarm of a device: where it is the tester, they say that it was them. */
    public WalkTest answered(DeviceId device, String by) {
        Trial trial = trials.get(device);
        return trial != null && trial.state() == State.WAITING && by.equals(tester)
                ? with(device, trial.to(State.SHOWN))
                : this;
    }

    /** Time has passed. */
    public Step tick(Moment now) {
        if (until.isReached(now.nanos())) {
            return end(WalkTestEnding.TIME);
        }
        WalkTest after = this;
        List<Finding> real = new ArrayList<>();
        for (Map.Entry<DeviceId, Trial> one : inOrder(trials).entrySet()) {
            Trial trial = one.getValue();
            if (trial.at()
                            .filter(at -> at.plus(CLAIM_WITHIN).isReached(now.nanos()))
                            .isPresent()
                    && trial.state() == State.WAITING) {
                after = after.with(one.getKey(), trial.to(State.UNCLAIMED));
                trial.finding().map(WalkTest::asReal).ifPresent(real::add);
            }
        }
        return new Step(after, real, none());
    }

    /** It is over: what nobody has claimed by now is real. */
    public Step end(WalkTestEnding ending) {
        Map<DeviceId, Trial> ended = new LinkedHashMap<>();
        List<Finding> real = new ArrayList<>();
        inOrder(trials).forEach((device, trial) -> {
            boolean waiting = trial.state() == State.WAITING;
            ended.put(device, waiting ? trial.to(State.UNCLAIMED) : trial);
            trial.finding().filter(found -> waiting).map(WalkTest::asReal).ifPresent(real::add);
        });
        return new Step(new WalkTest(tester, began, until, ended), real, Optional.of(ending));
    }

    /** What an alarm of a test means that a restart cut short before anybody claimed it. */
    public static Finding cutShort(Alarm alarm) {
        List<Long> evidence = alarm.evidence();
        return new Finding(
                alarm.rule(),
                alarm.kind(),
                Phase.EVENT,
                alarm.priority(),
                alarm.assignment(),
                alarm.device(),
                Optional.empty(),
                alarm.observedAt(),
                WalkTestWords.CUT_SHORT,
                false,
                evidence.isEmpty() ? OptionalLong.empty() : OptionalLong.of(evidence.get(evidence.size() - 1)));
    }

    /** The devices nothing was heard of. */
    public Set<DeviceId> untouched() {
        return those(State.UNTOUCHED);
    }

    /** The devices that were activated and that nobody has claimed yet. */
    public Set<DeviceId> waiting() {
        return those(State.WAITING);
    }

    /** The devices that the tester has shown to work. */
    public Set<DeviceId> shown() {
        return those(State.SHOWN);
    }

    /** The devices that were activated by nobody knows whom. */
    public Set<DeviceId> unclaimed() {
        return those(State.UNCLAIMED);
    }

    private Set<DeviceId> those(State state) {
        return trials.entrySet().stream()
                .filter(one -> one.getValue().state() == state)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private WalkTest with(DeviceId device, Trial trial) {
        Map<DeviceId, Trial> next = new LinkedHashMap<>(trials);
        next.put(device, trial);
        return new WalkTest(tester, began, until, next);
    }

    private Step goesOn(Finding... findings) {
        return new Step(this, List.of(findings), none());
    }

    private static Optional<WalkTestEnding> none() {
        return Optional.empty();
    }

    /** The same input gives the same order. */
    private static Map<DeviceId, Trial> inOrder(Map<DeviceId, Trial> trials) {
        Map<DeviceId, Trial> sorted = new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
        sorted.putAll(trials);
        return sorted;
    }

    private static Finding asTest(Finding finding) {
        return finding.test()
                ? finding
                : finding.with(WalkTestWords.test(finding.words())).asTest();
    }

    private static Finding asReal(Finding finding) {
        return finding.with(finding.words().and(WalkTestWords.unclaimed(CLAIM_WITHIN)));
    }
}
