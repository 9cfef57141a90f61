// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import java.util.List;

/**
 * Who cosigns the log's checkpoints.
 *
 * @param all of them
 * @param needed how many must cosign a checkpoint before it is called witnessed, from 1 to all
 */
public record Witnesses(List<WitnessNode> all, int needed) {
    /** Nobody. */
    public static final Witnesses NONE = new Witnesses(List.of(), 1);

    /** Copies the list. */
    public Witnesses {
        all = List.copyOf(all);
    }

    /** Where not decided otherwise more than half: two halves that were shown two histories cannot both be enough. */
    public static int majority(int all) {
        return all / 2 + 1;
    }
}
