// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.function.Predicate;

/** A program in a process of its own, which says in one line that it is ready. It never outlives ours. */
public final class ChildProcess implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration STOPPED_WITHIN = Duration.ofMinutes(1);

    private final String what;
    private final Process process;
    private final Path log;
    private final Thread undertaker;
    private final CompletableFuture<String> ready = new CompletableFuture<>();

    private ChildProcess(String what, Process process, Path log) {
        this.what = what;
        this.process = process;
        this.log = log;
        this.undertaker = new Thread(() -> bury(process), "undertaker");
    }

    /**
     * Starts one, and does not wait for it.
     *
     * @param what it is, such as {@code the gateway}
     * @param log gets what it prints, behind what is there
     * @param saysReady whether a line says that it is ready
     */
    public static ChildProcess start(String what, ProcessBuilder command, Path log, Predicate<String> saysReady)
            throws GatewayException {
        try {
            Process process = command.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            var child = new ChildProcess(what, process, log);
            Runtime.getRuntime().addShutdownHook(child.undertaker);
            var reader = new Thread(() -> child.drain(saysReady), "child-output");
            reader.setDaemon(true);
            reader.start();
            return child;
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

    private void drain(Predicate<String> saysReady) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (ready.isDone() || !saysReady.test(line)) {
                    Files.writeString(log, line + '\n', UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                } else {
                    ready.complete(line);
                }
            }
            ready.completeExceptionally(new GatewayException(what + " ended before it was ready"));
        } catch (IOException | UncheckedIOException e) {
            ready.completeExceptionally(e);
        }
    }

    /** The line by which it said that it is ready; without one in time it is killed. */
    public String readyLine() throws GatewayException {
        try {
            return ready.get(READY_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
            throw new GatewayException(what + " did not become ready: " + lastLine() + " (see " + log + ")", e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new GatewayException("interrupted while " + what + " started", e);
        }
    }

    private String lastLine() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "it left no log";
        }
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
            throw new GatewayException("interrupted while " + what + " stopped", e);
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
