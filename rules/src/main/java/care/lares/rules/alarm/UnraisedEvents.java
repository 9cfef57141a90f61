// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.alarm;

import care.lares.domain.Alarm;
import care.lares.rules.Finding;
import care.lares.rules.Finding.Phase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects at a replay the calls whose reading is in the log but whose alarm is not: a power cut came between the two.
 * The device may never send them again, so they are raised now. Conditions need no such care: they are evaluated anew.
 *
 * <p>For one thread.
 */
public final class UnraisedEvents {
    /** Most calls waiting for their alarm's step, which follows at once: more were not followed for another reason. */
    static final int MAX_WAITING = 1_024;

    private final Map<Long, Finding> waiting = new LinkedHashMap<>();

    /** A replayed reading was found to mean something. */
    public void found(Finding finding) {
        if (finding.phase() == Phase.EVENT && finding.evidence().isPresent() && waiting.size() < MAX_WAITING) {
            waiting.put(finding.evidence().getAsLong(), finding);
        }
    }

    /** A replayed alarm took a step: what is behind it has been raised. */
    public void raised(Alarm alarm) {
        if (!waiting.isEmpty()) {
            waiting.keySet().removeAll(alarm.evidence());
        }
    }

    /** What nobody has been told of, in the order it was told; to be given to the desk after {@code resume}. */
    public List<Finding> left() {
        return List.copyOf(waiting.values());
    }
}
