// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

/** What one benchmark found: the record's components for machines, lines for people. */
interface BenchResult {
    /** What was measured, which is its name in the file. */
    BenchCommand.What what();

    /** Whether the gateway kept its word: nothing lost or doubled, nobody called in vain, no question refused. */
    boolean holds();

    /** The lines above the first of several. */
    default void head(Lines lines) {}

    /** Says what was found. */
    void tell(Lines lines);
}
