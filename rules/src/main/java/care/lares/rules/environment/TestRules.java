// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.environment;

import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Observed;
import care.lares.rules.OldNews;
import care.lares.rules.Rule;
import care.lares.rules.RuleSettings;
import care.lares.rules.Turn;
import care.lares.rules.Words;

/** Follows what a detector says of being tested. A test that does not end is a fault: the detector does not protect. */
final class TestRules {
    static final Rule STUCK = new Rule("environment.test_stuck", AlarmKind.DEVICE_FAULT);

    private final RuleSettings settings;

    TestRules(RuleSettings settings) {
        this.settings = settings;
    }

    Turn<TestMode> step(TestMode mode, Observed observed) {
        return observed.reading().isOn() ? began(mode, observed) : ended(mode, observed);
    }

    private Turn<TestMode> began(TestMode mode, Observed observed) {
        if (mode.isOn()) {
            return Turn.to(mode);
        }
        // Old news of a test opens no window: nobody knows when it turned true.
        long since = OldNews.is(observed.reading(), settings)
                ? observed.nowNanos() - settings.testWindow().toNanos()
                : observed.nowNanos();
        return Turn.to(TestMode.on(since));
    }

    private static Turn<TestMode> ended(TestMode mode, Observed observed) {
        return mode.standing() == TestMode.Standing.OFF
                ? Turn.to(mode)
                : Turn.to(TestMode.OFF, STUCK.told(observed, Phase.GONE, Words.NOTHING));
    }

    Turn<TestMode> tick(TestMode mode, DeviceId device, Assignment assignment, Moment now) {
        return mode.isStuck(now.nanos(), settings)
                ? Turn.to(mode.faulty(), about(device, assignment, Phase.PRESENT, now))
                : Turn.to(mode);
    }

    Finding about(DeviceId device, Assignment assignment, Phase phase, Moment now) {
        Words words = EnvironmentWords.testStuck(settings.longestTest());
        return STUCK.about(device, assignment, phase, STUCK.kind().priority(), now.wall(), words);
    }
}
