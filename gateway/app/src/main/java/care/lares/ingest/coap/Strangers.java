// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import care.lares.domain.Reading;
import care.lares.domain.Ticks;
import care.lares.pipeline.Pipeline;
import care.lares.rules.StrangerFindings;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls from senders nobody has enrolled, or whose key has been withdrawn. They are told to people, since it may be a
 * pendant whose enrolment went wrong; all of them join one alarm, so that nobody can bury others under a thousand.
 */
final class Strangers {
    /** A second call within this time adds nothing for people, and each is an entry in the log. */
    private static final Duration EVERY = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);

    private final Pipeline pipeline;
    private final Ticks ticks;
    private boolean heard;
    private long toldNanos;

    Strangers(Pipeline pipeline, Ticks ticks) {
        this.pipeline = pipeline;
        this.ticks = ticks;
    }

    /** A call came; on the event loop. */
    void called(Sender sender, Reading call, long messageId) {
        LOG.warn("call for help from an unknown sender peer={}", sender.peer());
        long now = ticks.nanos();
        if (heard && now - toldNanos < EVERY.toNanos()) {
            return;
        }
        heard = true;
        toldNanos = now;
        pipeline.found(StrangerFindings.call(
                call.receivedAt(), call.kind(), sender.device(), "coap-" + Long.toHexString(messageId)));
    }
}
