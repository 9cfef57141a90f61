// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Delivery;
import care.lares.domain.WayOut;
import care.lares.journal.Lane;
import care.lares.pipeline.Pipeline;
import care.lares.rules.GatewayFindings;
import care.lares.sync.centre.CentreNews;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Carries what the outbox to a monitoring centre says to the event loop: into alarms' histories, and alarms of its own. */
final class CentreReports implements CentreNews {
    /** Most told at once, about 0.1 ms each: whatever else the event loop has to do comes in between. */
    private static final int MOST_AT_ONCE = 8;

    private final Queue<Delivery> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awaited = new AtomicBoolean();
    private final WayOut way;
    private final Supplier<Pipeline> pipeline;
    private final Executor loop;
    private final InstantSource clock;

    /**
     * Reports of one centre.
     *
     * @param pipeline is asked once something is reported: the pipeline is made after its ways out
     * @param loop runs what it is given on the event loop
     */
    CentreReports(WayOut way, Supplier<Pipeline> pipeline, Executor loop, InstantSource clock) {
        this.way = way;
        this.pipeline = pipeline;
        this.loop = loop;
        this.clock = clock;
    }

    /** A message about many alarms confirms each: a call that comes meanwhile waits for a few of them only. */
    @Override
    public void came(Delivery delivery) {
        waiting.add(delivery);
        if (awaited.compareAndSet(false, true)) {
            loop.execute(this::tellSome);
        }
    }

    private void tellSome() {
        awaited.set(false);
        try {
            for (int told = 0; told < MOST_AT_ONCE && !waiting.isEmpty(); told++) {
                Optional.ofNullable(waiting.poll())
                        .ifPresent(delivery -> pipeline.get().delivered(delivery));
            }
        } finally {
            // Whatever becomes of one, the others are told.
            if (!waiting.isEmpty() && awaited.compareAndSet(false, true)) {
                loop.execute(this::tellSome);
            }
        }
    }

    @Override
    public void silent(Instant since, String reason) {
        loop.execute(() -> pipeline.get().found(GatewayFindings.channelFailed(clock.instant(), way, since, reason)));
    }

    @Override
    public void heard() {
        loop.execute(() -> pipeline.get().found(GatewayFindings.channelWorks(clock.instant(), way)));
    }

    @Override
    public void refused(Lane lane, String bundle, String reason) {
        loop.execute(() ->
                pipeline.get().found(GatewayFindings.refused(clock.instant(), way, lane.wireName(), bundle, reason)));
    }
}
