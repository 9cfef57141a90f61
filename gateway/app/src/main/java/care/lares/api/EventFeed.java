// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import static java.util.stream.Collectors.groupingBy;

import care.lares.domain.Alarm;
import care.lares.domain.PersonId;
import care.lares.journal.Entry.ReadingLogged;
import care.lares.pipeline.Observer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Everything that happens, for whoever reads along. Alarms go out the moment they are told; readings wait for company,
 * so that a busy house costs a write each 20 ms and reader instead of one a reading. Nothing is kept while nobody reads
 * along.
 */
public final class EventFeed implements Observer {
    /** How long a reading waits for company. */
    static final Duration COMPANY = Duration.ofMillis(20);
    /** How long a reader may be away and still be told what it missed; a page that was closed is not waited for. */
    static final Duration MISSED = Duration.ofMinutes(1);
    /** Most events written at once: one write of about 100 kB. */
    private static final int MAX_SLICE = 256;
    /** About what a reading holds in memory. */
    private static final int READING_BYTES = 400;

    private final Vertx vertx;
    private final String life;
    private final Function<Alarm, byte[]> alarmJson;
    private final EventRing ring = new EventRing();
    private final Set<EventStream> streams = new LinkedHashSet<>();
    /** What was cut out of the ring for one reader serves the next: most stand at the same place. */
    private final Map<Cut, Slice> slices = new HashMap<>();

    private boolean waiting;
    /** Whether nobody reads along, nor has done so lately. */
    private boolean alone = true;

    private long leaving;

    private record Cut(EventFilter filter, long begin) {}

    /**
     * Consecutive events as they go out.
     *
     * @param frames those of them the reader may see
     * @param end number of the first event behind them
     */
    record Slice(Buffer frames, long end) {}

    /**
     * A feed without readers.
     *
     * @param life a word no other life of this gateway had: numbers of another life mean nothing in this one
     * @param alarmJson writes an alarm as the public JSON
     */
    public EventFeed(Vertx vertx, String life, Function<Alarm, byte[]> alarmJson) {
        this.vertx = vertx;
        this.life = life;
        this.alarmJson = alarmJson;
    }

    @Override
    public void reading(OptionalLong seq, ReadingLogged reading) {
        if (alone) {
            ring.skip();
            return;
        }
        ring.add(new EventRing.Event(EventRing.Type.READING, READING_BYTES, () -> ReadingJson.of(seq, reading)));
        if (!waiting && !streams.isEmpty()) {
            waiting = true;
            vertx.setTimer(COMPANY.toMillis(), timer -> {
                waiting = false;
                pump();
            });
        }
    }

    @Override
    public void alarm(Alarm alarm) {
        if (alone) {
            ring.skip();
            return;
        }
        Buffer json = Buffer.buffer(alarmJson.apply(alarm));
        ring.add(new EventRing.Event(EventRing.Type.ALARM, json.length(), () -> json));
        pump();
    }

    /** Pages read anew what they show, and nobody is told again what was told. */
    @Override
    public void forget() {
        ring.skip();
        slices.clear();
        List.copyOf(streams).forEach(EventStream::restart);
    }

    private void pump() {
        slices.clear();
        List.copyOf(streams).forEach(EventStream::pump);
        slices.clear();
    }

    void add(EventStream stream) {
        streams.add(stream);
        alone = false;
        leaving++;
    }

    void remove(EventStream stream) {
        if (streams.remove(stream) && streams.isEmpty()) {
            long left = ++leaving;
            vertx.setTimer(MISSED.toMillis(), timer -> alone |= left == leaving);
        }
    }

    /** Cuts the eldest stream off of the credential that has most, if it has more than this one; whether it had. */
    boolean makeWay(PersonId newcomer) {
        Map<PersonId, List<EventStream>> byReader = streams.stream().collect(groupingBy(EventStream::reader));
        List<EventStream> most = byReader.values().stream()
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
        boolean isMore =
                most.size() > byReader.getOrDefault(newcomer, List.of()).size();
        if (isMore) {
            most.get(0).cutOff("others wait");
        }
        return isMore;
    }

    /** Cuts every reader off, as a network that fails would; whoever likes reads on where it was. */
    public void cut() {
        List.copyOf(streams).forEach(stream -> stream.cutOff("fault"));
    }

    /** Tells every reader how the house is. */
    void heartbeat(Buffer health) {
        new ArrayList<>(streams).forEach(stream -> stream.heartbeat(health));
    }

    /** How many read along. */
    public int readers() {
        return streams.size();
    }

    /** Whether anybody who may see alarms reads along. */
    public boolean isHeardByAnyone() {
        return streams.stream().anyMatch(EventStream::tellsAlarms);
    }

    EventRing ring() {
        return ring;
    }

    /** Some events from this one on, which must be in the ring. */
    Slice slice(EventFilter filter, long begin) {
        return slices.computeIfAbsent(new Cut(filter, begin), this::cut);
    }

    private Slice cut(Cut cut) {
        long end = Math.min(ring.next(), cut.begin() + MAX_SLICE);
        Buffer frames = Buffer.buffer();
        for (long number = cut.begin(); number < end; number++) {
            EventRing.Event event = ring.at(number);
            if (cut.filter().shows(event.type())) {
                String name = event.type() == EventRing.Type.ALARM ? "alarm" : "reading";
                append(frames, name, number, event.json().get());
            }
        }
        return new Slice(frames, end);
    }

    /** One event on the wire. */
    Buffer frame(String name, long number, Buffer json) {
        Buffer frame = Buffer.buffer(json.length() + 64);
        append(frame, name, number, json);
        return frame;
    }

    private void append(Buffer to, String name, long number, Buffer json) {
        to.appendString("event: " + name + "\nid: " + life + "-" + number + "\ndata: ")
                .appendBuffer(json)
                .appendString("\n\n");
    }

    /** Where to go on after this id; empty when something is missing since, or nobody gave such an id. */
    OptionalLong positionAfter(String lastEventId) {
        String prefix = life + "-";
        String number = lastEventId.startsWith(prefix) ? lastEventId.substring(prefix.length()) : "";
        if (!number.matches("[0-9]{1,18}")) {
            return OptionalLong.empty();
        }
        long position = Long.parseLong(number) + 1;
        return position >= ring.first() && position <= ring.next() ? OptionalLong.of(position) : OptionalLong.empty();
    }
}
