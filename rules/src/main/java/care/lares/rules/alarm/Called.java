// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.AlarmEvent;
import care.lares.domain.AlarmStep;
import care.lares.domain.WayOut;
import java.util.Set;

/**
 * Whom the latest step of an alarm has called.
 *
 * @param ways over which they are called: those that confirm; none: no confirmation can be expected
 * @param others whether somebody is left whom one more step up would call
 * @param again whether all of them are called again and again once nobody is left
 * @param stepsToAll how many steps up it took, or takes, until everybody was called once
 */
public record Called(Set<WayOut> ways, boolean others, boolean again, int stepsToAll) {
    /** Copies the ways. */
    public Called {
        ways = Set.copyOf(ways);
    }

    /** Everybody is called at once, and again and again until somebody answers. */
    public static Called everybody(Set<WayOut> ways) {
        return new Called(ways, false, true, 0);
    }

    /**
     * Whether a line of history is a confirmation that lets people wait. While others are left, it must come from those who
     * were called last: what the ones before them have confirmed has helped nobody.
     */
    boolean reached(AlarmEvent line) {
        return line.step() == AlarmStep.DELIVERED && (!others || ways.stream().anyMatch(way -> way.wrote(line)));
    }
}
