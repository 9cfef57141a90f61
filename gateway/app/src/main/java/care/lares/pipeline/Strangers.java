// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.DeviceId;
import care.lares.domain.Reading;
import care.lares.domain.Ticks;
import care.lares.rules.StrangerFindings;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls at one door from senders of whom it is not known that they are the device they name: nobody has enrolled it, its key
 * has been withdrawn, or it is another's. They are told to people, since it may be a pendant that was set up wrongly; all of
 * them join one alarm, so that nobody can bury others under a thousand. For the event loop.
 */
public final class Strangers {
    /** Who is meant while nobody knows who a sender is. */
    public static final DeviceId UNPROVED = new DeviceId("unknown");

    /** A second call within this time adds nothing for people, and each is an entry in the log. */
    static final Duration EVERY = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);

    private final Pipeline pipeline;
    private final Ticks ticks;
    private boolean heard;
    private long toldNanos;

    /** At a door that nobody has come to yet. */
    public Strangers(Pipeline pipeline, Ticks ticks) {
        this.pipeline = pipeline;
        this.ticks = ticks;
    }

    /**
     * A call came.
     *
     * @param sender where from, for the technician
     * @param name what device it says it is, if any
     * @param messageId the transport's name of the message, if it has one
     */
    public void called(String sender, Reading call, Optional<DeviceId> name, Optional<String> messageId) {
        long now = ticks.nanos();
        if (heard && now - toldNanos < EVERY.toNanos()) {
            return;
        }
        LOG.warn("call for help from an unknown sender sender={}", sender);
        heard = true;
        toldNanos = now;
        pipeline.found(StrangerFindings.call(call.receivedAt(), call.kind(), name, messageId));
    }
}
