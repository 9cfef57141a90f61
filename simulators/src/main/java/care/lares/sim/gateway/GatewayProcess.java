// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.lares.domain.Ticks;
import care.lares.sim.measure.ProcessUsage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A gateway in a process of its own. It never outlives ours. */
public final class GatewayProcess implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(30);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(20);

    private final Process process;
    private final Thread undertaker;
    private final Ready ready;
    private final Duration readyAfter;

    private GatewayProcess(Process process, Thread undertaker, Ready ready, Duration readyAfter) {
        this.process = process;
        this.undertaker = undertaker;
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
        try {
            Process process = command.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            var undertaker = new Thread(() -> bury(process), "undertaker");
            Runtime.getRuntime().addShutdownHook(undertaker);
            Ready ready = Ready.parse(firstLine(process, log));
            return new GatewayProcess(process, undertaker, ready, Duration.ofNanos(ticks.nanos() - start));
        } catch (IOException e) {
            throw new GatewayException("cannot start " + command.command(), e);
        }
    }

    /** At our own end: asks it to stop, and does not wait for ever. */
    private static void bury(Process process) {
        process.destroy();
        try {
            process.waitFor(STOPPED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String firstLine(Process process, Path log) throws GatewayException {
        var first = new CompletableFuture<String>();
        var reader = new Thread(() -> drain(process, log, first), "gateway-output");
        reader.setDaemon(true);
        reader.start();
        try {
            return first.get(READY_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
            throw new GatewayException("the gateway did not become ready: " + lastLine(log) + " (see " + log + ")", e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new GatewayException("interrupted while the gateway started", e);
        }
    }

    private static String lastLine(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "it left no log";
        }
    }

    private static void drain(Process process, Path log, CompletableFuture<String> first) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!first.complete(line)) {
                    Files.writeString(log, line + '\n', UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }
            }
            first.completeExceptionally(new GatewayException("the gateway ended before it was ready"));
        } catch (IOException | UncheckedIOException e) {
            first.completeExceptionally(e);
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
        try {
            return ProcessUsage.of(pid());
        } catch (IOException e) {
            throw new GatewayException("cannot read what process " + pid() + " uses", e);
        }
    }

    /** SIGKILL: what a power cut is to a process. Returns when it is gone. */
    public void kill() throws GatewayException {
        process.destroyForcibly();
        await();
    }

    /** SIGTERM, and waits until it has gone by itself; its exit status. */
    public int stop() throws GatewayException {
        process.destroy();
        return await();
    }

    private int await() throws GatewayException {
        try {
            if (!process.waitFor(STOPPED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new GatewayException(
                        "process " + pid() + " did not end within " + STOPPED_WITHIN.toSeconds() + " s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException("interrupted while the gateway stopped", e);
        }
    }

    /** Kills it if it still lives. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Runtime.getRuntime().removeShutdownHook(undertaker);
        } catch (IllegalStateException e) {
            undertaker.setName("undertaker at work"); // Our own end has begun.
        }
    }
}
