// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench.cuts;

/**
 * What became of one durable step.
 *
 * @param commit of the journal that was cut
 * @param seed of everything
 * @param step its name
 * @param cuts how often the power was cut, or worse, and everything was there
 * @param seconds how long that took
 * @param failure what was wrong and how to see it again; empty when nothing was
 */
public record CutResult(String commit, long seed, String step, int cuts, double seconds, String failure) {
    /** Whether the journal survived. */
    public boolean holds() {
        return failure.isEmpty() && cuts > 0;
    }
}
