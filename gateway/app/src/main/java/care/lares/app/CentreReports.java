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
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Carries what the outbox to a monitoring centre says to the event loop: into alarms' histories, and alarms of its own. */
final class CentreReports implements CentreNews {
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

    @Override
    public void came(Delivery delivery) {
        loop.execute(() -> pipeline.get().delivered(delivery));
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
