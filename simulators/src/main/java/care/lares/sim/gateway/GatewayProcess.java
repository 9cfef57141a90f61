// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.gateway;

import care.lares.domain.Ticks;
import care.lares.sim.measure.ProcessUsage;
import java.nio.file.Path;
import java.time.Duration;

/** A gateway in a process of its own. It never outlives ours. */
public final class GatewayProcess implements AutoCloseable {
    private final ChildProcess process;
    private final Ready ready;
    private final Duration readyAfter;

    private GatewayProcess(ChildProcess process, Ready ready, Duration readyAfter) {
        this.process = process;
        this.ready = ready;
        this.readyAfter = readyAfter;
    }

    /**
     * Starts one and waits until it says that it is ready.
     *
     * @param log gets what it prints, behind what is there
     */
    public static GatewayProcess start(ProcessBuilder command, Path log, Ticks ticks) throws GatewayException {
        long start = ticks.nanos();
        ChildProcess process = ChildProcess.start("the gateway", command, log, line -> true);
        try {
            Ready ready = Ready.parse(process.readyLine());
            return new GatewayProcess(process, ready, Duration.ofNanos(ticks.nanos() - start));
        } catch (GatewayException e) {
            process.close();
            throw e;
        }
    }

    /** Where it listens. */
    public Ready ready() {
        return ready;
    }

    /** How long it took from the start of the process to its ready line. */
    public Duration readyAfter() {
        return readyAfter;
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** What it uses now. */
    public ProcessUsage usage() throws GatewayException {
        return process.usage();
    }

    /** SIGKILL: what a power cut is to a process. Returns when it is gone. */
    public void kill() throws GatewayException {
        process.kill();
    }

    /** SIGTERM, and waits until it has gone by itself; its exit status. */
    public int stop() throws GatewayException {
        return process.stop();
    }

    /** Kills it if it still lives. */
    @Override
    public void close() {
        process.close();
    }
}
