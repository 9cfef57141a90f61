// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Delivery;
import care.lares.domain.Notice;
import care.lares.domain.WayOut;
import care.lares.notify.Confirmations;
import care.lares.pipeline.Pipeline;
import care.lares.rules.GatewayFindings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Carries what the ways out say to where it belongs: into the alarms' histories, and into alarms of its own. */
final class DeliveryReports implements Confirmations {
    private final Supplier<Pipeline> pipeline;
    private final InstantSource clock;

    /**
     * Reports to a pipeline.
     *
     * @param pipeline is asked once something is reported: the pipeline is made after its ways out
     */
    DeliveryReports(Supplier<Pipeline> pipeline, InstantSource clock) {
        this.pipeline = pipeline;
        this.clock = clock;
    }

    @Override
    public void told(Notice notice) {
        pipeline.get().told(notice);
    }

    @Override
    public void came(Delivery delivery) {
        pipeline.get().delivered(delivery);
    }

    @Override
    public void failing(WayOut way, Instant since, String reason) {
        pipeline.get().found(GatewayFindings.channelFailed(clock.instant(), way, since, reason));
    }

    @Override
    public void works(WayOut way) {
        pipeline.get().found(GatewayFindings.channelWorks(clock.instant(), way));
    }
}
