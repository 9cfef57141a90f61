// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import java.util.List;

/**
 * Who cosigns the log's checkpoints.
 *
 * @param all of them
 * @param needed how many must cosign, from 1 to all: fewer for a day is an alarm
 */
public record Witnesses(List<WitnessNode> all, int needed) {
    /** Nobody. */
    public static final Witnesses NONE = new Witnesses(List.of(), 1);

    /** Copies the list. */
    public Witnesses {
        all = List.copyOf(all);
    }

    /** Where not decided otherwise more than half: of two halves that saw two histories not both are enough. */
    public static int majority(int all) {
        return all / 2 + 1;
    }
}
