// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Reading;
import care.lares.domain.Ticks;
import care.lares.driver.Reason;
import care.lares.rules.StrangerFindings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls at one door from senders of whom it is not known that they are the device they name: nobody has enrolled it, its key
 * has been withdrawn, or it is another's. They are told to people, since it may be a pendant that was set up wrongly; all of
 * them join one alarm, so that nobody can bury others under a thousand. For the event loop.
 */
public final class Strangers {
    /** Where calls are counted that people were not told of again. */
    static final String WHERE = "strangers";

    /** Who is meant while nobody knows who a sender is. */
    public static final DeviceId UNPROVED = new DeviceId("unknown");

    /** The same call again within this time adds nothing for people, and each is an entry in the log. */
    static final Duration EVERY = Duration.ofSeconds(1);
    /** Most calls told within that time: more people in need at once than a house has lost pendants. */
    static final int MAX_TOLD = 16;

    private static final Logger LOG = LoggerFactory.getLogger(Strangers.class);

    private final Pipeline pipeline;
    private final Ticks ticks;
    /** When each of the calls of the last moment was told, the first one first. */
    private final Map<Call, Long> told = new LinkedHashMap<>();

    private long untold;

    /** What makes two calls the same for people. */
    private record Call(String sender, Kind kind, Optional<DeviceId> name) {}

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
        told.values().removeIf(at -> now - at >= EVERY.toNanos());
        Call same = new Call(sender, call.kind(), name);
        if (told.containsKey(same) || told.size() >= MAX_TOLD) {
            untold++;
            pipeline.refused(WHERE, Reason.WRONG_TOPIC);
            return;
        }
        LOG.warn("call for help from an unknown sender sender={} untold={}", sender, untold);
        told.put(same, now);
        pipeline.found(StrangerFindings.call(call.receivedAt(), call.kind(), name, messageId));
    }
}
