// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.news2;

import java.time.Duration;
import java.util.Optional;

/**
 * What is known to be wrong: the last complete score, and what is red of all that was told last. A pure function of the
 * readings that a state rests on, so that it is the same after a restart.
 *
 * @param trigger what it calls for; never {@link Trigger#AGGREGATE_0}
 * @param basis the values it rests on
 */
record Standing(Trigger trigger, Scored basis) {

    /**
     * The most urgent of what holds; empty when nothing does.
     *
     * @param observedFor for how long what was said of oxygen counts
     */
    static Optional<Standing> of(News2State state, Duration observedFor) {
        Optional<Standing> aggregate = state.complete().flatMap(Standing::aggregate);
        if (aggregate
                .filter(one -> one.trigger.compareTo(Trigger.SINGLE_PARAMETER_3) > 0)
                .isPresent()) {
            return aggregate;
        }
        return red(state, observedFor).or(() -> aggregate);
    }

    /** That a parameter of it was red is said by that parameter alone: it has gone as soon as another value says so. */
    private static Optional<Standing> aggregate(Scored complete) {
        return complete.score()
                .trigger()
                .filter(trigger -> trigger != Trigger.AGGREGATE_0 && trigger != Trigger.SINGLE_PARAMETER_3)
                .map(trigger -> new Standing(trigger, complete));
    }

    private static Optional<Standing> red(News2State state, Duration observedFor) {
        if (state.latest().isEmpty()) {
            return Optional.empty();
        }
        Scored latest = state.latest().get();
        Parts known = counting(state.parts(), observedFor);
        Scored all = latest.parts().size() == known.size() ? latest : Scored.of(known, latest.scale());
        return all.score().anyRed() ? Optional.of(new Standing(Trigger.SINGLE_PARAMETER_3, all)) : Optional.empty();
    }

    /** Oxygen that was told too long before the saturation says nothing of it: whether it is given then nobody knows. */
    private static Parts counting(Parts parts, Duration observedFor) {
        Part oxygen = parts.asMap().get(Parameter.OXYGEN);
        Part saturation = parts.asMap().get(Parameter.SPO2);
        boolean stale =
                oxygen != null && saturation != null && saturation.nanos() - oxygen.nanos() > observedFor.toNanos();
        return stale ? parts.only((parameter, part) -> parameter != Parameter.OXYGEN) : parts;
    }
}
