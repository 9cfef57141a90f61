// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Moment;
import care.lares.domain.Reading;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Takes messages in portions that a turn of the event loop has time for. A message that makes more work goes on in later
 * turns, and in between everybody else is heard; what else its device says waits behind it, so that its order stays. For
 * one thread.
 */
final class Portions {
    /** Work in one turn, in readings that change nothing: some milliseconds on the smallest box. */
    static final int WORK_IN_ONE_TURN = 256;
    /** What a step of an alarm is worth in such readings: all ways out are told, and the log keeps its whole history. */
    static final int WORK_OF_A_STEP = 16;
    /** Most readings of one device that wait: more than the longest message has. */
    static final int MAX_OF_ONE = 4_096;
    /** Most readings that wait at all: about 4 MB. */
    static final int MAX_WAITING = 16_384;

    private final Reception reception;
    private final Alarms alarms;
    private final Recorder recorder;
    private final WaitingAcknowledgements waiting;
    private final Counters counters;
    private final Supplier<Moment> clock;
    private final Executor laterTurn;
    /** Whose turn it is next comes first. */
    private final Map<DeviceId, Line> lines = new LinkedHashMap<>();

    private int places;
    private boolean woken;

    /**
     * Nothing waits yet.
     *
     * @param laterTurn runs something once whoever else waits for the event loop had their turn
     */
    Portions(
            Reception reception,
            Alarms alarms,
            Recorder recorder,
            WaitingAcknowledgements waiting,
            Counters counters,
            Supplier<Moment> clock,
            Executor laterTurn) {
        this.reception = reception;
        this.alarms = alarms;
        this.recorder = recorder;
        this.waiting = waiting;
        this.counters = counters;
        this.clock = clock;
        this.laterTurn = laterTurn;
    }

    /** Takes a message of a device, at once as far as there is time; its sender is told when all of it is durable. */
    void take(DeviceId device, List<Reading> readings, Transport transport, Acknowledgement acknowledgement) {
        Message message = new Message(readings, transport, acknowledgement);
        Line line = lines.get(device);
        if (line == null) {
            portion(message, WORK_IN_ONE_TURN);
        }
        if (line != null || !message.isOver()) {
            await(device, message);
        }
    }

    private void await(DeviceId device, Message message) {
        int wanted = message.places();
        Line line = lines.getOrDefault(device, new Line());
        if (line.places + wanted > MAX_OF_ONE || places + wanted > MAX_WAITING) {
            onlyCalls(message);
            return;
        }
        lines.put(device, line);
        line.messages.add(message);
        line.places += wanted;
        places += wanted;
        wake();
    }

    private void wake() {
        if (!woken && !lines.isEmpty()) {
            woken = true;
            laterTurn.execute(this::turn);
        }
    }

    /** Whoever sends more than can wait has to send it again, but nobody calls in vain: one call of each kind is heard. */
    private void onlyCalls(Message message) {
        EnumSet<Kind> heard = EnumSet.noneOf(Kind.class);
        while (!message.isOver()) {
            if (message.next().isCall() && heard.add(message.next().kind())) {
                take(message);
            } else {
                message.taken++;
                counters.withheld();
            }
        }
        message.acknowledgement.withheld();
    }

    /** One device's turn; the next one's comes in a later turn of the loop. */
    private void turn() {
        Iterator<Map.Entry<DeviceId, Line>> next = lines.entrySet().iterator();
        Map.Entry<DeviceId, Line> first = next.next();
        next.remove();
        Line line = first.getValue();
        try {
            goOn(line);
        } finally {
            if (!line.messages.isEmpty()) {
                lines.put(first.getKey(), line);
            }
            woken = false;
            wake();
        }
    }

    private void goOn(Line line) {
        int work = WORK_IN_ONE_TURN;
        while (work > 0 && !line.messages.isEmpty()) {
            Message message = line.messages.remove(); // what breaks is not tried again
            int before = message.places();
            line.places -= before;
            places -= before;
            work = portion(message, work);
            if (!message.isOver()) {
                line.messages.addFirst(message);
                line.places += message.places();
                places += message.places();
            }
        }
    }

    /** Takes as much of a message as there is time for; how much time is left. */
    private int portion(Message message, int work) {
        int left = work;
        while (left > 0 && !message.isOver()) {
            left -= take(message);
        }
        if (message.isOver()) {
            answer(message);
        }
        recorder.snapshotWhenDue(clock.get());
        return left - 1; // a message of nothing is work as well
    }

    private void answer(Message message) {
        Acknowledgement acknowledgement = message.acknowledgement;
        if (!message.recorded && recorder.noRoom()) {
            acknowledgement.noRoom();
        } else if (!message.recorded || !waiting.after(recorder.size(), acknowledgement::durable)) {
            acknowledgement.withheld();
        }
    }

    /** Takes the next reading; how much work that was. */
    private int take(Message message) {
        long before = alarms.steps();
        Reading reading = message.next();
        Transport part = message.transport.part(message.taken++);
        message.recorded &= reception.take(reading, part);
        return 1 + WORK_OF_A_STEP * (int) (alarms.steps() - before);
    }

    /** What one device has said that waits, the oldest first. */
    private static final class Line {
        final ArrayDeque<Message> messages = new ArrayDeque<>();
        int places;
    }

    /** A message, and how far it has been taken. */
    private static final class Message {
        final List<Reading> readings;
        final Transport transport;
        final Acknowledgement acknowledgement;
        int taken;
        boolean recorded = true;

        Message(List<Reading> readings, Transport transport, Acknowledgement acknowledgement) {
            this.readings = readings;
            this.transport = transport;
            this.acknowledgement = acknowledgement;
        }

        boolean isOver() {
            return taken == readings.size();
        }

        Reading next() {
            return readings.get(taken);
        }

        /** How many places it takes among what waits: one even if nothing is left of it. */
        int places() {
            return Math.max(1, readings.size() - taken);
        }
    }
}
