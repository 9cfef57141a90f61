// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.supervision;

import care.lares.domain.AlarmKind;
import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import care.lares.rules.Observed;
import care.lares.rules.Rule;
import care.lares.rules.RuleSettings;
import care.lares.rules.Turn;
import care.lares.rules.Words;
import java.time.Duration;
import java.util.List;

/**
 * That a device reports does not prove that its button or its chamber works: only a press, a test or a real alarm does.
 * A device that calls for help is asked for one each week, one that finds fire or gas each month.
 */
public final class ProofRules {
    /** Nobody has seen for too long that a device does what it is there for. */
    public static final Rule OVERDUE = new Rule("supervision.proof", AlarmKind.TEST_OVERDUE);

    private final RuleSettings settings;

    /** Rules that go by these settings. */
    public ProofRules(RuleSettings settings) {
        this.settings = settings;
    }

    /** What a reading, of whatever kind, shows. */
    public static Turn<ProofState> step(ProofState state, Observed observed) {
        Reading reading = observed.reading();
        ProofState told = state.toldOf(reading.kind(), observed.nowNanos());
        if (!shows(reading)) {
            return Turn.to(told);
        }
        ProofState shown = told.shown(observed.nowNanos());
        return state.overdue() ? Turn.to(shown, OVERDUE.told(observed, Phase.GONE, Words.NOTHING)) : Turn.to(shown);
    }

    /** Whether it takes a working device to tell this. What the transport kept says nothing about when. */
    public static boolean shows(Reading reading) {
        return switch (reading.kind()) {
            case SOS, SMOKE, HEAT, GAS, CARBON_MONOXIDE, TEST ->
                reading.isOn() && !reading.quality().contains(Quality.RETAINED);
            default -> false;
        };
    }

    /** What the passing of time means: the device should have been tested by now. */
    public Turn<ProofState> tick(ProofState state, DeviceId device, Assignment assignment, Moment now) {
        if (state.overdue() || !isOverdue(state, now)) {
            return Turn.to(state);
        }
        return Turn.to(state.foundOverdue(), finding(state, device, assignment, Phase.PRESENT, now));
    }

    /** What is known, at start: also that it was tested, because that step may not have reached the log. */
    public List<Finding> evaluate(ProofState state, DeviceId device, Assignment assignment, Moment now) {
        return state.duty() == ProofState.Duty.NONE || isOverdue(state, now)
                ? List.of()
                : List.of(finding(state, device, assignment, Phase.GONE, now));
    }

    /** It calls nobody any more: what is asked for of a call button is not asked of it. */
    public static Turn<ProofState> callsNoMore(ProofState state, DeviceId device, Assignment assignment, Moment now) {
        if (state.duty() != ProofState.Duty.CALL) {
            return Turn.to(state);
        }
        return state.overdue()
                ? Turn.to(ProofState.NEVER_TOLD, finding(state, device, assignment, Phase.GONE, now))
                : Turn.to(ProofState.NEVER_TOLD);
    }

    private boolean isOverdue(ProofState state, Moment now) {
        if (state.duty() == ProofState.Duty.NONE) {
            return false;
        }
        return now.nanos() - state.sinceNanos()
                >= state.duty().testEvery(settings).toNanos();
    }

    private static Finding finding(ProofState state, DeviceId device, Assignment assignment, Phase phase, Moment now) {
        Duration since = Duration.ofNanos(now.nanos() - state.sinceNanos());
        return OVERDUE.about(
                device,
                assignment,
                phase,
                OVERDUE.kind().priority(),
                now.wall(),
                SupervisionWords.untested(since, state.duty(), state.proven()));
    }
}
