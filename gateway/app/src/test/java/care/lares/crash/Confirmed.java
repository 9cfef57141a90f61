// SPDX-License-Identifier: Apache-2.0
package care.lares.crash;

import care.lares.domain.AlarmId;
import care.lares.domain.AlarmStep;
import care.lares.domain.DeviceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the world outside was promised, in every life of a gateway: which presses were acknowledged to their device, which
 * acts to their person. The log's writer tells it, the test asks.
 */
final class Confirmed {
    /** An act that was confirmed to whoever did it. */
    record Act(AlarmId alarm, AlarmStep step, String by) {}

    private final Set<Act> acts = new LinkedHashSet<>();
    private final Map<DeviceId, Integer> latestPress = new HashMap<>();
    private final Map<DeviceId, Integer> latestEnd = new HashMap<>();
    private final Set<AlarmId> triedToEnd = new HashSet<>();
    private final Set<AlarmId> known = new LinkedHashSet<>();
    private int order;

    /** Something begins: where it stands in the order of things. */
    synchronized int begins() {
        return ++order;
    }

    synchronized void pressed(DeviceId device, int place) {
        latestPress.merge(device, place, Math::max);
    }

    synchronized void did(Act act) {
        acts.add(act);
    }

    /** Somebody asked to end a device's alarm: it may have ended from now on, confirmed or not. */
    synchronized void triesToEnd(AlarmId alarm, DeviceId device) {
        triedToEnd.add(alarm);
        latestEnd.put(device, begins());
    }

    /** People were told of an alarm. */
    synchronized void knows(AlarmId alarm) {
        known.add(alarm);
    }

    synchronized Set<AlarmId> known() {
        return Set.copyOf(known);
    }

    synchronized Set<Act> acts() {
        return Set.copyOf(acts);
    }

    /** Devices whose press was acknowledged and whose alarm nobody has tried to end since. */
    synchronized Set<DeviceId> mustBeOpen() {
        Set<DeviceId> open = new HashSet<>();
        latestPress.forEach((device, place) -> {
            if (place > latestEnd.getOrDefault(device, 0)) {
                open.add(device);
            }
        });
        return open;
    }

    synchronized boolean mayHaveEnded(AlarmId alarm) {
        return triedToEnd.contains(alarm);
    }
}
