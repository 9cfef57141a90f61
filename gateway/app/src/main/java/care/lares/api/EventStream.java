// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.PersonId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader of the feed: how far it has been told. It has no queue of its own; what it has not been told yet waits in
 * the ring, and a reader that the ring overtakes is cut off.
 */
final class EventStream {
    /** Bytes that may wait in the socket before nothing more is written: the news of some seconds. */
    private static final int WRITE_QUEUE_BYTES = 64 * 1024;
    /** Heartbeats a reader may leave unread before it is cut off: 10 s, when a page would have given up as well. */
    private static final int MAX_STUCK = 5;

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    private final HttpServerResponse response;
    private final EventFilter filter;
    private final EventFeed feed;
    private final PersonId reader;
    private final BooleanSupplier welcome;
    private long position;
    private int stuck;

    /**
     * A stream that has said nothing yet.
     *
     * @param reader whose credential it is
     * @param welcome whether that is still good
     * @param position number of the first event to tell
     */
    EventStream(
            HttpServerResponse response,
            EventFilter filter,
            EventFeed feed,
            PersonId reader,
            BooleanSupplier welcome,
            long position) {
        this.response = response.setWriteQueueMaxSize(WRITE_QUEUE_BYTES);
        this.filter = filter;
        this.feed = feed;
        this.reader = reader;
        this.welcome = welcome;
        this.position = position;
    }

    /** Whose credential it is. */
    PersonId reader() {
        return reader;
    }

    /** Whether its reader may see alarms. */
    boolean tellsAlarms() {
        return filter.alarms();
    }

    /** Tells what there is to tell, as long as the reader takes it. */
    void pump() {
        while (position < feed.ring().next() && !response.closed()) {
            if (position < feed.ring().first()) {
                cutOff("too slow");
                return;
            }
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> pump());
                return;
            }
            EventFeed.Slice slice = feed.slice(filter, position);
            position = slice.end();
            write(slice.frames());
        }
    }

    /** Tells how the house is; also who nothing else is told to hears this. */
    void heartbeat(Buffer health) {
        if (!welcome.getAsBoolean()) {
            cutOff("signed out");
        } else if (!response.writeQueueFull()) {
            stuck = 0;
            write(feed.frame("health", position - 1, health));
        } else if (++stuck >= MAX_STUCK) {
            cutOff("stuck");
        }
    }

    /** Something went missing before this: whoever reads must fetch anew what it shows. */
    void reset() {
        write(feed.frame("reset", position - 1, Buffer.buffer("{}")));
    }

    /** What this reader was told so far, and what it was not told yet, is to be forgotten. */
    void restart() {
        position = feed.ring().next();
        reset();
    }

    void write(Buffer frames) {
        if (frames.length() > 0) {
            response.write(frames).onFailure(e -> LOG.debug("event not sent", e));
        }
    }

    void cutOff(String reason) {
        LOG.info("event stream cut off reason={}", reason);
        feed.remove(this);
        response.reset();
    }
}
