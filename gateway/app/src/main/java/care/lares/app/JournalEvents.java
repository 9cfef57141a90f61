// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Moment;
import care.lares.journal.JournalListener;
import care.lares.pipeline.Pipeline;
import care.lares.rules.GatewayFindings;
import io.vertx.core.Context;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries what the log's writer thread tells to where it belongs. */
final class JournalEvents implements JournalListener {
    private static final Logger LOG = LoggerFactory.getLogger(JournalEvents.class);

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
        StorageWords words = StorageWords.of(reason);
        tell(() -> pipeline.found(words.finding(clock.get().wall())));
    }

    @Override
    public void recovered() {
        tell(() -> pipeline.found(GatewayFindings.recordingWorks(clock.get().wall())));
    }

    /** A gateway that is closing has no loop any more: the writer must go on and write what is left. */
    private void tell(Runnable news) {
        try {
            loop.runOnContext(now -> news.run());
        } catch (RejectedExecutionException closing) {
            LOG.debug("journal event not told, the gateway is closing", closing);
        }
    }
}
