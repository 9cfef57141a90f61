// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.time.Duration;
import java.util.List;

/**
 * What checking a data directory came to.
 *
 * @param origins each log in it, oldest first
 * @param findings everything there is to say, at most the first 200
 * @param faults how many faults there are in all
 * @param took how long it took
 */
public record Report(List<Origin> origins, List<Finding> findings, long faults, Duration took) {
    /** Copies the lists. */
    public Report {
        origins = List.copyOf(origins);
        findings = List.copyOf(findings);
    }

    /**
     * One log.
     *
     * @param origin its name
     * @param segments number of its files
     * @param entries how many entries were read and found to be what the tree holds
     * @param givenUp how many entries are no more because they gave way, as the log itself says
     * @param size number of leaves: more than both together when some could not be read
     * @param checkpoints how many checkpoints in it were verified
     * @param sealed number of leaves covered by the newest of them
     * @param snapshots how many complete snapshots were read
     * @param closed how many entries nobody can open any more, since whom they are about was erased
     */
    public record Origin(
            String origin,
            int segments,
            long entries,
            long givenUp,
            long size,
            long checkpoints,
            long sealed,
            long snapshots,
            long closed) {}

    /** Whether nothing is wrong; notes may be there all the same. */
    public boolean sound() {
        return faults == 0;
    }

    /** Entries of all logs. */
    public long entries() {
        return origins.stream().mapToLong(Origin::entries).sum();
    }

    /** Entries of all logs that are closed, since somebody was erased. */
    public long closed() {
        return origins.stream().mapToLong(Origin::closed).sum();
    }

    /** How fast it went. */
    public long entriesPerSecond() {
        return took.isZero() ? 0 : (long) (entries() / (took.toNanos() / 1e9));
    }
}
