// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.domain.Ticks;
import care.lares.sim.bench.IndexResult.Drain;
import care.lares.sim.bench.IndexResult.FullRate;
import care.lares.sim.bench.IndexResult.Live;
import care.lares.sim.bench.IndexResult.Rebuild;
import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Measures what the index costs those who send readings, and what it gives those who ask for them. */
final class IndexBench {
    private static final int HEAP_MEGABYTES = 96;
    /** Wide enough that the pace, not the window, decides: with 50 clients a quarter of a second. */
    private static final int PACED_INFLIGHT = 100;
    /** Readings a second while lists are asked for. */
    static final int LISTED_RATE = 1_000;
    /** Until the gateway's hot code is compiled. */
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    /** Longer than any load here takes to index on a machine that is of use. */
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofMinutes(10);

    private final LaresCommand lares;
    private final Path below;
    private final InstantSource clock;
    private final Ticks ticks;
    private final PrintWriter progress;

    IndexBench(LaresCommand lares, Path below, InstantSource clock, Ticks ticks, PrintWriter progress) {
        this.lares = lares;
        this.below = below;
        this.clock = clock;
        this.ticks = ticks;
        this.progress = progress;
    }

    /**
     * Measures everything there is to say of the index, one after the other.
     *
     * @param load at full rate
     * @param rate readings a second the index is to keep up with
     */
    IndexResult measure(IngestLoad load, int rate, int runs, Duration length) throws GatewayException, IOException {
        try (Indexing on = start("on", load.clients())) {
            FullRate fullRate = fullRate(on, load, runs, length);
            Live live = live(on, rate, length);
            tell("index at a pace of " + rate);
            Rebuild rebuild = rebuild(on.rig());
            tell("index made again");
            IndexLists lists = lists(on, length);
            return new IndexResult(
                    load, HEAP_MEGABYTES, fullRate, live, rebuild, lists.everyones(), lists.filtered(), lists.faulty());
        }
    }

    /** A gateway and the devices it knows. */
    private record Indexing(Rig rig, IndexWard ward) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            rig.close();
        }
    }

    private Indexing start(String index, int devices) throws GatewayException, IOException {
        Rig rig = Rig.start(
                below, (data, log) -> lares.measuredGateway(data, log, HEAP_MEGABYTES, ticks, "--index", index));
        try {
            return new Indexing(rig, IndexWard.register(rig.api(), devices));
        } catch (GatewayException e) {
            rig.close();
            throw e;
        }
    }

    /** A name of its own for each: a reading told twice would not be logged again. */
    private LoadGenerator connect(Indexing to, int inflight) throws IOException {
        String name = clock.instant().truncatedTo(ChronoUnit.MICROS).toString();
        IndexWard ward = to.ward();
        var plan = new LoadGenerator.Plan(ward.devices().size(), inflight, name, ward::device);
        return LoadGenerator.connect(to.rig().address(), plan, clock, ticks);
    }

    /** One run without, one with, and so on, so that what else the machine does meets both. */
    private FullRate fullRate(Indexing on, IngestLoad load, int runs, Duration length)
            throws GatewayException, IOException {
        List<IngestRun> without = new ArrayList<>();
        List<IngestRun> with = new ArrayList<>();
        Drain longest = Drain.NONE;
        try (Indexing off = start("off", load.clients());
                LoadGenerator unindexed = connect(off, load.inflight());
                LoadGenerator indexed = connect(on, load.inflight())) {
            unindexed.run(WARM_UP);
            indexed.run(WARM_UP);
            IndexGauge.caughtUp(on.rig().api(), CAUGHT_UP_WITHIN, ticks);
            for (int run = 1; run <= runs; run++) {
                IngestBench.run(off.rig(), unindexed, length, without);
                IngestBench.run(on.rig(), indexed, length, with);
                longest = longest.orLonger(drain(on.rig().api(), length));
                tell("index off and on, " + load + ", run " + run + " of " + runs);
            }
        }
        return new FullRate(IngestRun.medians(without), IngestRun.medians(with), longest);
    }

    private Drain drain(GatewayApi api, Duration load) throws GatewayException {
        long from = ticks.nanos();
        long waiting = IndexGauge.of(api).waiting();
        IndexGauge.caughtUp(api, CAUGHT_UP_WITHIN, ticks);
        Duration took = Duration.ofNanos(ticks.nanos() - from);
        return new Drain(waiting, seconds(took), seconds(took) / seconds(load));
    }

    private Live live(Indexing on, int rate, Duration length) throws GatewayException, IOException {
        var watch = new LagWatch(on.rig().api());
        Pace pace = Pace.openLoop(rate);
        try (LoadGenerator generator = connect(on, PACED_INFLIGHT)) {
            generator.run(WARM_UP, pace);
            IndexGauge.caughtUp(on.rig().api(), CAUGHT_UP_WITHIN, ticks);
            try (Meanwhile watching = Meanwhile.repeat("lag-watch", watch::look)) {
                LoadGenerator.Load load = generator.run(length, pace);
                watching.end();
                return new Live(load.perSecond(), watch.longestSeconds());
            }
        }
    }

    private Rebuild rebuild(Rig rig) throws GatewayException, IOException {
        rig.restartWithout("index");
        long ready = ticks.nanos();
        IndexGauge first = IndexGauge.of(rig.api());
        IndexGauge last = IndexGauge.caughtUp(rig.api(), CAUGHT_UP_WITHIN, ticks);
        Duration took = Duration.ofNanos(ticks.nanos() - ready);
        return new Rebuild(
                last.indexed(),
                seconds(took.plus(rig.process().readyAfter())),
                (last.indexed() - first.indexed()) / seconds(took));
    }

    private IndexLists lists(Indexing on, Duration length) throws GatewayException, IOException {
        Pace pace = Pace.openLoop(LISTED_RATE);
        try (LoadGenerator generator = connect(on, PACED_INFLIGHT)) {
            ask(on, generator, WARM_UP, pace);
            return ask(on, generator, length, pace);
        }
    }

    private IndexLists ask(Indexing on, LoadGenerator generator, Duration length, Pace pace)
            throws GatewayException, IOException {
        var lists = new IndexLists(on.rig().api(), on.ward(), ticks);
        try (Meanwhile asking = Meanwhile.repeat("list-reader", lists::ask)) {
            generator.run(length, pace);
            asking.end();
        }
        return lists;
    }

    private void tell(String done) {
        progress.printf("  %s%n", done);
        progress.flush();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
