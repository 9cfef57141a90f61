// SPDX-License-Identifier: Apache-2.0
package care.lares.domain;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A step of an alarm was handed to ways out of one channel. Whether it got there is another matter, see {@link Delivery}.
 *
 * @param alarm which alarm
 * @param step which of its steps, see {@link DeliveryMark}
 * @param channel how: {@code mqtt}, {@code page}, {@code webhook}
 * @param whom who was told over it, such as contacts' ids: 1 to {@link #MOST_NAMED}
 */
public record Notice(AlarmId alarm, int step, String channel, Set<String> whom) {
    /** Most names in one line of an alarm's history: so many of 64 characters each fit into its detail. */
    public static final int MOST_NAMED = 6;

    private static final String NEXT = ", ";

    /** Copies the names, and refuses none and too many. */
    public Notice {
        whom = Set.copyOf(whom);
        if (whom.isEmpty() || whom.size() > MOST_NAMED) {
            throw new IllegalArgumentException("a notice names 1 to " + MOST_NAMED + ", not " + whom.size());
        }
    }

    /**
     * The detail of a line that says so: {@code step 2 of 2: anton, berta}.
     *
     * @param mark which step it is about
     */
    public static String detail(DeliveryMark mark, Collection<String> whom) {
        return mark.text() + ": " + String.join(NEXT, new TreeSet<>(whom));
    }

    /** Who stands in the alarm's history already as told of this step over this channel. */
    public Set<String> told(Alarm alarm) {
        Set<String> told = new HashSet<>();
        for (AlarmEvent line : alarm.history()) {
            if (line.step() == AlarmStep.NOTIFIED && line.channel().equals(channel)) {
                DeliveryMark.of(line)
                        .filter(mark -> mark.step() == step)
                        .ifPresent(mark -> told.addAll(named(line, mark)));
            }
        }
        return told;
    }

    private static List<String> named(AlarmEvent line, DeliveryMark mark) {
        String before = mark.text() + ": ";
        return line.detail().startsWith(before)
                ? List.of(line.detail().substring(before.length()).split(NEXT))
                : List.of();
    }
}
