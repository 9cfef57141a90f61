// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.AlarmState;
import care.lares.domain.ResidentId;
import java.util.Optional;
import java.util.Set;

/**
 * Which alarms, by when they were raised, newest first. What is absent or empty does not narrow the answer.
 *
 * @param states in one of these states after their latest step; which alarms are open is told at once, and quicker, by
 *     the living state
 * @param resident about this one
 * @param after goes on behind this cursor: {@link Page#next()} of the page before
 * @param limit most alarms in the answer, 1 to {@link Page#MAX_LIMIT}
 */
public record AlarmQuery(Set<AlarmState> states, Optional<ResidentId> resident, Optional<String> after, int limit) {
    /** All alarms there ever were. */
    public static final AlarmQuery ALL =
            new AlarmQuery(Set.of(), Optional.empty(), Optional.empty(), Page.DEFAULT_LIMIT);

    /** The alarms that are over. */
    public static final AlarmQuery ENDED =
            new AlarmQuery(Set.of(AlarmState.ENDED), Optional.empty(), Optional.empty(), Page.DEFAULT_LIMIT);

    /** Copies the states and refuses an impossible limit. */
    public AlarmQuery {
        states = Set.copyOf(states);
        Page.checkLimit(limit);
    }

    /** The same, about one resident. */
    public AlarmQuery about(ResidentId one) {
        return new AlarmQuery(states, Optional.of(one), after, limit);
    }

    /** The same, behind a cursor. */
    public AlarmQuery after(Optional<String> cursor) {
        return new AlarmQuery(states, resident, cursor, limit);
    }

    /** The same, so many at most. */
    public AlarmQuery limit(int most) {
        return new AlarmQuery(states, resident, after, most);
    }
}
