// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How much room a journal may take, and how long it keeps what.
 *
 * @param total most bytes of the data directory; empty: what the file system has, but for a part left to others
 * @param reserve bytes of that which only alarms and evidence may take; empty: a sixteenth, at most 1 GiB
 * @param most bytes that entries of a class may take in the log, for classes that give way
 * @param retention how long entries of a class are kept, for classes that give way; others for ever
 */
public record StorageBudget(
        OptionalLong total, OptionalLong reserve, Map<EntryClass, Long> most, Map<EntryClass, Duration> retention) {
    /** Least bytes in all: a few segments, and room to rewrite one. */
    public static final long LEAST_TOTAL = 2L << 20;

    /** All the room there is; nothing goes before it is used up. */
    public static final StorageBudget WHOLE_DISK =
            new StorageBudget(OptionalLong.empty(), OptionalLong.empty(), Map.of(), Map.of());

    /** Copies the maps; refuses budgets for what is never given up. */
    public StorageBudget {
        most = Map.copyOf(most);
        retention = Map.copyOf(retention);
        if (total.isPresent() && total.getAsLong() < LEAST_TOTAL) {
            throw new IllegalArgumentException("a journal needs at least " + (LEAST_TOTAL >> 20) + " MiB");
        }
        if (!most.keySet().stream().allMatch(EntryClass::givesWay)
                || !retention.keySet().stream().allMatch(EntryClass::givesWay)) {
            throw new IllegalArgumentException("alarms and evidence are never given up");
        }
    }
}
