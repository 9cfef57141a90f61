// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.buffer.Buffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The latest events in the order they happened, numbered from 1; the oldest give way. For one thread.
 *
 * <p>Readings stay as they are until someone wants to see them: most are never asked for.
 */
final class EventRing {
    /** Most events kept: 8 s at a thousand a second, an hour of a quiet ward. */
    static final int MAX_EVENTS = 8_192;
    /** Most bytes kept, estimated: an alarm with a long history has 10 kB. */
    static final long MAX_BYTES = 4L * 1024 * 1024;

    /** What an event is about, and so who may see it. */
    enum Type {
        READING,
        ALARM
    }

    /**
     * One event.
     *
     * @param type what it is about
     * @param bytes about how much memory it holds
     * @param json its data
     */
    record Event(Type type, int bytes, Supplier<Buffer> json) {}

    private final @Nullable Event[] events = new @Nullable Event[MAX_EVENTS];
    private long first = 1;
    private long next = 1;
    private long bytes;

    void add(Event event) {
        events[slot(next)] = event;
        next++;
        bytes += event.bytes();
        while (next - first > MAX_EVENTS - 1 || (bytes > MAX_BYTES && next - first > 1)) {
            bytes -= at(first).bytes();
            events[slot(first)] = null;
            first++;
        }
    }

    /** Something happened that nobody will ask for: it has its number, and everything before it is forgotten. */
    void skip() {
        for (long number = first; number < next; number++) {
            events[slot(number)] = null;
        }
        next++;
        first = next;
        bytes = 0;
    }

    /** Number of the oldest event that is still here. */
    long first() {
        return first;
    }

    /** Number the next event will have. */
    long next() {
        return next;
    }

    /** The event with this number, which must be here. */
    Event at(long number) {
        Event event = events[slot(number)];
        if (number < first || number >= next || event == null) {
            throw new IllegalStateException("event " + number + " is not in the ring");
        }
        return event;
    }

    private static int slot(long number) {
        return (int) (number % MAX_EVENTS);
    }
}
