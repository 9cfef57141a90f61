// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.domain.Ticks;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import care.lares.sim.measure.DiskWrites;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Measures how much is written to the card for a reading, and how much of that is kept. */
final class BytesBench {
    private static final int HEAP_MEGABYTES = 96;
    /** A house: a reading a second from each of ten devices. */
    private static final int QUIET_CLIENTS = 10;

    private static final int QUIET_INFLIGHT = 100;
    private static final int QUIET_RATE = 10;
    private static final int FULL_CLIENTS = 50;
    private static final int FULL_INFLIGHT = 10;
    /** Until what a start writes is written. */
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    private static final Duration CAUGHT_UP_WITHIN = Duration.ofMinutes(10);
    private static final List<String> PROFILES = List.of("default", "sd-card");

    private final LaresCommand lares;
    private final Path below;
    private final InstantSource clock;
    private final Ticks ticks;
    private final PrintWriter progress;

    BytesBench(LaresCommand lares, Path below, InstantSource clock, Ticks ticks, PrintWriter progress) {
        this.lares = lares;
        this.below = below;
        this.clock = clock;
        this.ticks = ticks;
        this.progress = progress;
    }

    /**
     * Measures both profiles side by side while little comes, then one after the other as fast as they go.
     *
     * @param quiet how long little comes: the index writes once in 8,192 readings, 14 minutes
     * @param full how long much comes
     */
    List<BytesResult> measure(Duration quiet, Duration full) throws GatewayException, IOException {
        List<BytesResult> results = new ArrayList<>(sideBySide(quiet));
        for (String profile : PROFILES) {
            var plan = new LoadGenerator.Plan(FULL_CLIENTS, FULL_INFLIGHT, name());
            results.add(measure(profile, plan, Pace.CLOSED_LOOP, full));
        }
        return results;
    }

    private List<BytesResult> sideBySide(Duration length) throws GatewayException {
        ExecutorService threads = Executors.newFixedThreadPool(PROFILES.size());
        try {
            List<CompletableFuture<BytesResult>> running = PROFILES.stream()
                    .map(profile -> CompletableFuture.supplyAsync(() -> quiet(profile, length), threads))
                    .toList();
            return running.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw new GatewayException("bytes not measured: " + e.getCause(), e);
        } finally {
            threads.shutdown();
        }
    }

    private BytesResult quiet(String profile, Duration length) {
        try {
            var plan = new LoadGenerator.Plan(QUIET_CLIENTS, QUIET_INFLIGHT, name());
            return measure(profile, plan, Pace.openLoop(QUIET_RATE), length);
        } catch (GatewayException e) {
            throw new CompletionException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BytesResult measure(String profile, LoadGenerator.Plan plan, Pace pace, Duration length)
            throws GatewayException, IOException {
        Optional<Card> card = Card.insert(below);
        try (Rig rig = Rig.start(card.map(Card::directory).orElse(below), launch(profile));
                LoadGenerator generator = LoadGenerator.connect(rig.address(), plan, clock, ticks)) {
            generator.run(WARM_UP, pace);
            IndexGauge.caughtUp(rig.api(), CAUGHT_UP_WITHIN, ticks);
            Written before = written(card, rig);
            LoadGenerator.Load load = generator.run(length, pace);
            IndexGauge.caughtUp(rig.api(), CAUGHT_UP_WITHIN, ticks);
            Written after = written(card, rig);
            tell(profile, load);
            long entries = rig.nextSequence();
            rig.stop();
            return BytesResult.of(profile, load, before, after, Kept.in(rig.folder("data")), entries);
        } finally {
            if (card.isPresent()) {
                card.get().close();
            }
        }
    }

    private Rig.Launch launch(String profile) {
        return (data, log) -> lares.measuredGateway(data, log, HEAP_MEGABYTES, ticks, "--profile", profile);
    }

    private Written written(Optional<Card> card, Rig rig) throws IOException {
        long device = card.isPresent() ? card.get().written() : 0;
        return new Written(DiskWrites.ofProcess(rig.process().pid()), device);
    }

    private void tell(String profile, LoadGenerator.Load load) {
        progress.printf("  %s, %.0f readings/s%n", profile, load.perSecond());
        progress.flush();
    }

    private String name() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).toString();
    }

    /**
     * What was written until a moment, bytes.
     *
     * @param process as the kernel counts it for the process
     * @param device as it reached the card; 0 where that cannot be measured
     */
    record Written(long process, long device) {}
}
