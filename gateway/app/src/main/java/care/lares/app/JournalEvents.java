// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Moment;
import care.lares.journal.JournalListener;
import care.lares.pipeline.Pipeline;
import care.lares.rules.GatewayFindings;
import io.vertx.core.Context;
import java.util.function.Supplier;

/** Carries what the log's writer thread tells to where it belongs. */
final class JournalEvents implements JournalListener {
    private final Pipeline pipeline;
    private final Context loop;
    private final Supplier<Moment> clock;

    JournalEvents(Pipeline pipeline, Context loop, Supplier<Moment> clock) {
        this.pipeline = pipeline;
        this.loop = loop;
        this.clock = clock;
    }

    @Override
    public void durable(long size) {
        pipeline.durable(size);
    }

    @Override
    public void failing(String reason) {
        loop.runOnContext(now ->
                pipeline.found(GatewayFindings.recordingFailed(clock.get().wall(), reason)));
    }

    @Override
    public void recovered() {
        loop.runOnContext(
                now -> pipeline.found(GatewayFindings.recordingWorks(clock.get().wall())));
    }
}
