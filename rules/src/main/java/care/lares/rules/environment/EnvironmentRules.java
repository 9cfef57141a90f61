// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.environment;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Priority;
import care.lares.domain.Reading;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Observed;
import care.lares.rules.OldNews;
import care.lares.rules.Phrase;
import care.lares.rules.Rule;
import care.lares.rules.RuleSettings;
import care.lares.rules.Turn;
import care.lares.rules.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hazards are levels: there, not there, or unknown. The first "there" after unknown is an alarm even when it is old.
 *
 * <p>A test never hides a fire: smoke, gas or carbon monoxide together with {@code test} is a test only within {@link
 * RuleSettings#testWindow} of test turning true. What is still there when that window closes is real, and so is what
 * was there before the test.
 */
public final class EnvironmentRules {
    private final RuleSettings settings;
    private final TestRules tests;
    private final LeakRules leaks;

    /** Rules that go by these settings. */
    public EnvironmentRules(RuleSettings settings) {
        this.settings = settings;
        this.tests = new TestRules(settings);
        this.leaks = new LeakRules(settings.home());
    }

    /** The rules whose conditions may hold for a time. */
    public static List<Rule> conditions() {
        List<Rule> rules = new ArrayList<>(List.of(TestRules.STUCK));
        Hazard.ALL.forEach(hazard -> rules.add(hazard.rule()));
        return rules;
    }

    /** What a reading of a hazard or of {@link Kind#TEST} means. */
    public Turn<EnvironmentState> step(EnvironmentState state, Observed observed) {
        if (observed.reading().kind() == Kind.TEST) {
            Turn<TestMode> turn = tests.step(state.test(), observed);
            return new Turn<>(state.with(turn.state()), turn.findings());
        }
        Hazard hazard = Hazard.of(observed.reading().kind());
        if (hazard == Hazard.WATER_LEAK) {
            return water(state, observed);
        }
        return observed.reading().isOn() ? present(state, hazard, observed) : clear(state, hazard, observed);
    }

    /** That there was water is told at once; that it is dry counts when it stays so, also when it is old. */
    private Turn<EnvironmentState> water(EnvironmentState state, Observed observed) {
        Reading reading = observed.reading();
        boolean old = OldNews.is(reading, settings);
        if (!old || (!reading.isOn() && !isPast(state.level(Hazard.WATER_LEAK), reading))) {
            return leaks.step(state, observed);
        }
        if (!reading.isOn()) {
            return Turn.to(state);
        }
        Turn<EnvironmentState> turn = present(state, Hazard.WATER_LEAK, observed);
        return turn.state() == state ? turn : new Turn<>(LeakRules.wet(turn.state(), observed), turn.findings());
    }

    private Turn<EnvironmentState> present(EnvironmentState state, Hazard hazard, Observed observed) {
        Level level = state.level(hazard);
        if (isPast(level, observed.reading())) {
            return Turn.to(state, past(hazard, level, observed));
        }
        return isTest(state, hazard, observed) ? tested(state, hazard, observed) : real(state, hazard, observed);
    }

    /** Something newer is known, but that it was there must not be lost. */
    private Finding past(Hazard hazard, Level level, Observed observed) {
        Words words = words(hazard, observed);
        return level.isClear()
                ? hazard.rule().told(observed, Phase.EVENT, words.and(Phrase.SINCE_CLEAR.said()))
                : hazard.rule().told(observed, Phase.PRESENT, words);
    }

    private boolean isTest(EnvironmentState state, Hazard hazard, Observed observed) {
        Level level = state.level(hazard);
        boolean real = level.isPresent() && !level.isTest();
        return hazard.testable()
                && !real
                && !isOver(level, observed.nowNanos())
                && state.test().covers(observed.nowNanos(), settings)
                && !OldNews.is(observed.reading(), settings);
    }

    /** What is told once more keeps the window it began in, however often the detector begins another test. */
    private Turn<EnvironmentState> tested(EnvironmentState state, Hazard hazard, Observed observed) {
        Level level = state.level(hazard);
        long until = level.isTest() ? level.testUntilNanos() : state.test().coversUntilNanos(settings);
        Words words = EnvironmentWords.test(hazard.words());
        Finding found = hazard.rule().told(observed, Phase.PRESENT, words, Priority.LOW, true);
        return Turn.to(state.with(hazard, Level.present(found, until)), found);
    }

    private Turn<EnvironmentState> real(EnvironmentState state, Hazard hazard, Observed observed) {
        Finding found = hazard.rule().told(observed, Phase.PRESENT, words(hazard, observed));
        EnvironmentState after = state.with(hazard, Level.present(found, 0));
        Level before = state.level(hazard);
        return before.isTest() ? new Turn<>(after, List.of(found, testGone(before, found))) : Turn.to(after, found);
    }

    private Words words(Hazard hazard, Observed observed) {
        return OldNews.words(hazard.words(), observed.reading(), settings, Phrase.OLD_SEEN);
    }

    private Turn<EnvironmentState> clear(EnvironmentState state, Hazard hazard, Observed observed) {
        Level level = state.level(hazard);
        if (isPast(level, observed.reading())) {
            return Turn.to(state);
        }
        Finding gone = hazard.rule().told(observed, Phase.GONE, Words.NOTHING);
        EnvironmentState after = state.with(hazard, Level.clear(gone));
        return level.isClear() ? Turn.to(after) : new Turn<>(after, goneEitherWay(hazard, gone));
    }

    /** The alarm may be a test's or a real one's; after a restart nobody here knows which is open. */
    private static List<Finding> goneEitherWay(Hazard hazard, Finding gone) {
        if (!hazard.testable()) {
            return List.of(gone);
        }
        return List.of(
                gone, gone.in(Phase.GONE).with(Words.NOTHING).with(Priority.LOW).asTest());
    }

    /** Whether it is old, and something newer is known already. */
    private boolean isPast(Level level, Reading reading) {
        return OldNews.is(reading, settings)
                && level.standing() != Level.Standing.UNKNOWN
                && level.latest()
                        .filter(known -> reading.effectiveAt().isBefore(known.observedAt()))
                        .isPresent();
    }

    /** What the passing of time means: tests that are none any more, tests that never end. */
    public Turn<EnvironmentState> tick(EnvironmentState state, DeviceId device, Assignment assignment, Moment now) {
        Turn<TestMode> test = tests.tick(state.test(), device, assignment, now);
        if (state.nothingTold()) {
            return new Turn<>(state.with(test.state()), test.findings());
        }
        List<Finding> findings = new ArrayList<>(test.findings());
        EnvironmentState after = state.with(test.state());
        Optional<Finding> water = leaks.due(state, now);
        if (water.isPresent()) {
            findings.add(water.get());
            after = after.with(Hazard.WATER_LEAK, LeakRules.level(water.get()));
        }
        for (Hazard hazard : Hazard.ALL) {
            Level level = state.level(hazard);
            if (isOver(level, now.nanos())) {
                after = after.with(hazard, becameReal(hazard, level, findings));
            }
        }
        return findings.isEmpty() ? Turn.to(state) : new Turn<>(after, findings);
    }

    private static boolean isOver(Level level, long nowNanos) {
        return level.isTest() && nowNanos - level.testUntilNanos() >= 0;
    }

    private static Level becameReal(Hazard hazard, Level level, List<Finding> findings) {
        Finding test = level.latest().orElseThrow();
        Priority priority = hazard.rule().kind().priority();
        Words words = hazard.words().and(Rule.since(test));
        Finding real = test.in(Phase.PRESENT).with(words).with(priority).asReal();
        findings.add(real);
        findings.add(testGone(level, real));
        return Level.present(real, 0);
    }

    private static Finding testGone(Level test, Finding real) {
        return test.latest().orElseThrow().in(Phase.GONE, real.observedAt());
    }

    /** The device cannot be heard: what it said was there may be there still. A test goes on to the end of its window. */
    public Turn<EnvironmentState> lost(EnvironmentState state, Instant at) {
        List<Finding> findings = new ArrayList<>();
        EnvironmentState after = state;
        for (Hazard hazard : Hazard.ALL) {
            Level level = state.level(hazard);
            if (level.isPresent() && !level.isTest()) {
                findings.add(level.latest().orElseThrow().in(Phase.UNKNOWN, at));
            }
            after = level.isTest() ? after : after.with(hazard, level.unknown());
        }
        return new Turn<>(after, findings);
    }

    /** What is known, at start: also what is known to be gone, because that step may not have reached the log. */
    public List<Finding> evaluate(EnvironmentState state, DeviceId device, Assignment assignment, Moment now) {
        List<Finding> findings = new ArrayList<>();
        for (Hazard hazard : Hazard.ALL) {
            Level level = state.level(hazard);
            level.latest().ifPresent(latest -> findings.addAll(known(hazard, level, latest)));
        }
        if (state.test().standing() == TestMode.Standing.OFF) {
            findings.add(tests.about(device, assignment, Phase.GONE, now));
        }
        return findings;
    }

    private static List<Finding> known(Hazard hazard, Level level, Finding latest) {
        return switch (level.standing()) {
            case PRESENT -> List.of(latest);
            case CLEAR -> goneEitherWay(hazard, latest);
            case UNKNOWN -> latest.phase() == Phase.PRESENT ? List.of(latest.in(Phase.UNKNOWN)) : List.of();
        };
    }
}
