// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import java.util.Locale;

/**
 * What {@link BytesBench} found of one profile at one load. Bytes are per reading.
 *
 * @param profile of the journal
 * @param readingsPerSecond durable readings meanwhile
 * @param readings how many were measured
 * @param processBytes pages that the gateway wrote, each counted once a force
 * @param deviceBytes what reached the card, the file system's own journal included; 0 where that cannot be measured
 * @param logBytes kept in the log, of all entries
 * @param tileBytes kept in tiles
 * @param indexBytes kept in the index
 */
record BytesResult(
        String profile,
        double readingsPerSecond,
        long readings,
        double processBytes,
        double deviceBytes,
        double logBytes,
        double tileBytes,
        double indexBytes)
        implements BenchResult {
    /** Readings a second from which on it is no quiet house any more. */
    private static final int BUSY = 1_000;

    private static final double PROMISED_QUIET = 12_000;
    private static final double PROMISED_QUIET_CARD = 600;
    private static final double PROMISED_BUSY = 400;
    private static final double PROMISED_LOG = 200;
    private static final double PROMISED_INDEX = 200;
    /** A leaf's hash, and its part of the tiles above. */
    private static final double PROMISED_TILES = 32.2;

    private static final String SPARING = "sd-card";

    static BytesResult of(
            String profile,
            LoadGenerator.Load load,
            BytesBench.Written before,
            BytesBench.Written after,
            Kept kept,
            long entries) {
        double readings = Math.max(1, load.acknowledged());
        double all = Math.max(1, entries);
        return new BytesResult(
                profile,
                load.perSecond(),
                load.acknowledged(),
                (after.process() - before.process()) / readings,
                (after.device() - before.device()) / readings,
                kept.log() / all,
                kept.tiles() / all,
                kept.index() / all);
    }

    private boolean isBusy() {
        return readingsPerSecond > BUSY;
    }

    private double promised() {
        if (isBusy()) {
            return PROMISED_BUSY;
        }
        return profile.equals(SPARING) ? PROMISED_QUIET_CARD : PROMISED_QUIET;
    }

    @Override
    public BenchCommand.What what() {
        return BenchCommand.What.bytes;
    }

    @Override
    public boolean holds() {
        return readings > 0;
    }

    @Override
    public void head(Lines lines) {
        lines.add(
                "%nbytes written for a reading (pages the gateway wrote, /proc/PID/io; in brackets what reached the card,");
        lines.add("the file system's journal included, /sys/block):");
    }

    @Override
    public void tell(Lines lines) {
        lines.add(
                "  %s %-8s %,8.0f readings/s: %,6.0f B%s (promised: %,.0f)",
                Lines.mark(processBytes <= promised()),
                profile,
                readingsPerSecond,
                processBytes,
                deviceBytes > 0 ? String.format(Locale.ROOT, " [%.0f B]", deviceBytes) : " [not measured: needs root]",
                promised());
        if (isBusy()) {
            lines.add(
                    "  %s kept: log %.0f B (promised: %.0f), index %.0f B (%.0f), tiles %.1f B (%.1f)",
                    Lines.mark(logBytes <= PROMISED_LOG && indexBytes <= PROMISED_INDEX && tileBytes <= PROMISED_TILES),
                    logBytes,
                    PROMISED_LOG,
                    indexBytes,
                    PROMISED_INDEX,
                    tileBytes,
                    PROMISED_TILES);
        }
    }
}
