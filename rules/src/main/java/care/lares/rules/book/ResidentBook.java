// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.book;

import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.ResidentId;
import care.lares.domain.tuning.Scoped;
import care.lares.domain.tuning.Tuning;
import care.lares.rules.ClinicalSettings;
import care.lares.rules.Finding;
import care.lares.rules.Observed;
import care.lares.rules.Turn;
import care.lares.rules.Whom;
import care.lares.rules.news2.News2Rules;
import care.lares.rules.news2.News2State;
import java.util.List;

/**
 * What readings, and the passing of time, mean for one resident, whichever devices told them: the rules that no single
 * device's story can tell. Stepped beside {@link RuleBook} with the same readings. Pure; safe for use by several threads.
 */
public final class ResidentBook {
    private volatile Scoped<Rules> rules;

    ResidentBook(Tuning tuning) {
        this.rules = scoped(tuning);
    }

    void goBy(Tuning tuning) {
        rules = scoped(tuning);
    }

    private static Scoped<Rules> scoped(Tuning tuning) {
        return Scoped.of(tuning, tuned -> new Rules(new News2Rules(ClinicalSettings.of(tuned))));
    }

    /** Every family of these rules, going by the settings of one scope. */
    private record Rules(News2Rules news2) {}

    /**
     * What one step led to.
     *
     * @param state the resident's state afterwards; the same object when nothing changed
     * @param findings what was found, in the order it is to be acted on
     */
    public record Outcome(ResidentState state, List<Finding> findings) {
        /** Copies the findings. */
        public Outcome {
            findings = List.copyOf(findings);
        }
    }

    /** The state of somebody of whom nothing was told yet. */
    public ResidentState initial(ResidentId resident) {
        return ResidentState.initial(resident);
    }

    /** Whether readings of this kind can mean anything here: most do not, and nothing is made of those. */
    public static boolean concerns(Kind kind) {
        return switch (kind) {
            case HEART_RATE,
                    PULSE_RATE,
                    SPO2,
                    RESPIRATORY_RATE,
                    BODY_TEMPERATURE,
                    BP_SYSTOLIC,
                    OXYGEN_FLOW,
                    CONSCIOUSNESS -> true;
            default -> false;
        };
    }

    /**
     * A device has told something about them. At a replay the same step rebuilds the state, with
     * {@link Observed#nowNanos} set back by the reading's age; its findings have been acted on then.
     */
    public Outcome step(ResidentState state, Whom whom, Observed observed) {
        if (!concerns(observed.reading().kind())) {
            return new Outcome(state, List.of());
        }
        Turn<News2State> score = rules.of(whom.assignment()).news2().step(state.news2(), whom, observed);
        return new Outcome(state.with(score.state()), score.findings());
    }

    /** Time has passed. To be called about once a second; cheap when nothing waits. */
    public Outcome tick(ResidentState state, Whom whom, Moment now) {
        Turn<News2State> score = rules.of(whom.assignment()).news2().tick(state.news2(), whom, now);
        return new Outcome(state.with(score.state()), score.findings());
    }

    /**
     * The gateway has started and this state was rebuilt from the log: what holds is found once more, and what is known
     * not to hold too, because a step on either may not have reached the log. The outcome's state is the one to go on
     * with.
     */
    public Outcome evaluate(ResidentState state, Whom whom, Moment now) {
        Turn<News2State> score = rules.of(whom.assignment()).news2().evaluate(state.news2(), whom, now);
        return new Outcome(state.with(score.state()), score.findings());
    }
}
