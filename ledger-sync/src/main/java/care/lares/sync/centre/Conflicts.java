// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bundles in which the centre sees a conflict. Two who write at once are done in a moment, and the bundle is taken; one that
 * is never taken is refused in the end, so that it holds up nothing behind it. For any thread.
 */
final class Conflicts {
    /** So often in a row, some ten minutes by {@link Backoff}, and the conflict is none that passes. */
    static final int MOST = 20;
    /** Most bundles remembered, more than are ever under way: whose conflict is longest ago begins anew. */
    static final int MAX_BUNDLES = 256;

    private final Map<String, Integer> inARow = new LinkedHashMap<>();

    /** What an answer about a bundle comes to. */
    synchronized Answer judged(String bundle, Answer answer) {
        if (!(answer instanceof Answer.Clash clash)) {
            if (!(answer instanceof Answer.Failed)) {
                inARow.remove(bundle);
            }
            return answer;
        }
        Integer before = inARow.remove(bundle);
        int clashes = before == null ? 1 : before + 1;
        if (clashes >= MOST) {
            return new Answer.Refused(clash.reason());
        }
        inARow.put(bundle, clashes);
        if (inARow.size() > MAX_BUNDLES) {
            inARow.remove(inARow.keySet().iterator().next());
        }
        return Answer.Failed.of(clash.reason());
    }
}
