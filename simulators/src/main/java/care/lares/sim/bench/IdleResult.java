// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

/**
 * What {@link IdleBench} found.
 *
 * @param connections of MQTT devices that say nothing, at last
 * @param aloneMegabytes the gateway's memory without them
 * @param withMegabytes its memory with them
 * @param cpuPercent of one processor it uses while nobody says anything
 * @param alive whether all were still connected at the end
 */
record IdleResult(int connections, double aloneMegabytes, double withMegabytes, double cpuPercent, boolean alive)
        implements BenchResult {
    /** Megabytes a thousand connections may take. */
    static final double PROMISED_MEGABYTES = 20;

    private static final double THOUSAND = 1_000;

    @Override
    public BenchCommand.What what() {
        return BenchCommand.What.idle;
    }

    @Override
    public boolean holds() {
        return alive;
    }

    @Override
    public void tell(Lines lines) {
        double taken = withMegabytes - aloneMegabytes;
        double promised = PROMISED_MEGABYTES * connections / THOUSAND;
        lines.add(
                "%nidle: %.0f MB resident alone, %.0f MB with %,d connections%s",
                aloneMegabytes, withMegabytes, connections, alive ? "" : ", of which SOME WERE LOST");
        lines.add(
                "  %s %.1f MB for them (promised: %.0f), %.1f %% of a processor",
                Lines.mark(taken <= promised), taken, promised, cpuPercent);
    }
}
