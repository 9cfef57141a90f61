// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.news2;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The alarm that was found to hold, and how bad it was at its worst since it was.
 *
 * @param trigger which one
 * @param total the highest score that was told; 0 where it had none
 * @param red the parameters that were red alone in any score that was told
 */
record Told(Trigger trigger, int total, Set<Parameter> red) {
    /** What is told of this. */
    static Told of(Standing standing) {
        Set<Parameter> red = EnumSet.noneOf(Parameter.class);
        for (Map.Entry<Parameter, Integer> scored :
                standing.basis().score().points().entrySet()) {
            if (scored.getValue() == Bands.RED) {
                red.add(scored.getKey());
            }
        }
        return new Told(
                standing.trigger(), standing.basis().score().total().orElse(0), Collections.unmodifiableSet(red));
    }

    /**
     * Whether it says more than was told. A low score calls for the same whatever it is; one that goes up and down below
     * its highest says nothing new.
     */
    boolean isWorseThan(Told before) {
        boolean scores = trigger.compareTo(Trigger.SINGLE_PARAMETER_3) > 0 && total > before.total;
        return trigger == before.trigger
                && trigger != Trigger.AGGREGATE_1_4
                && (scores || !before.red.containsAll(red));
    }

    /** Both were told. */
    Told and(Told before) {
        if (trigger != before.trigger) {
            return this;
        }
        Set<Parameter> both = EnumSet.noneOf(Parameter.class);
        both.addAll(red);
        both.addAll(before.red);
        return new Told(trigger, Math.max(total, before.total), Collections.unmodifiableSet(both));
    }
}
