// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

/**
 * One load, its medians, and whether the gateway kept its word.
 *
 * @param load what it was
 * @param median of the runs
 * @param acknowledged readings in all runs and before them
 * @param durable journal entries that were there after SIGKILL and a restart
 * @param others of these that are no readings: enrolments, starts, alarms
 */
record IngestResult(IngestLoad load, IngestRun median, long acknowledged, long durable, long others) {
    /** Entries a start and the enrolment of one device may add: more would be readings written twice. */
    private static final int OTHERS_PER_DEVICE = 2;

    private static final int OTHERS_PER_START = 16;

    static IngestResult of(IngestLoad load, IngestRun median, long acknowledged, long durable) {
        return new IngestResult(load, median, acknowledged, durable, durable - acknowledged);
    }

    /** Whether every acknowledged reading survived, and none was doubled. */
    boolean holds() {
        return others >= 0 && others <= (long) load.clients() * OTHERS_PER_DEVICE + OTHERS_PER_START;
    }
}
