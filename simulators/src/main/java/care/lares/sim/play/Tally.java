// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.play;

import care.lares.sim.family.Packet;
import care.lares.sim.family.Scribe;
import care.lares.sim.fault.Delivery;
import care.lares.sim.fault.Delivery.Manner;
import care.lares.sim.link.Acknowledgement;
import care.lares.sim.link.DeviceLink;
import care.lares.sim.ward.Sample;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Sends readings, and remembers each by name until the gateway has to account for them. */
public final class Tally {
    /** A quarter of an hour of 20 residents at 60 times the speed; what is more is counted, not named. */
    static final int MAX_NAMED = 200_000;

    private final InstantSource clock;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong garbage = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private final Set<String> named = ConcurrentHashMap.newKeySet();
    private final Set<String> restated = ConcurrentHashMap.newKeySet();

    /** Stamps what it sends itself by this clock. */
    public Tally(InstantSource clock) {
        this.clock = clock;
    }

    /** Sends native JSON on a device's own line. */
    public void send(DeviceLink link, String device, List<Sample> samples) {
        send(link, device, samples, acknowledgement -> {});
    }

    /** Sends native JSON on a device's own line, and tells of the answer once. */
    public void send(DeviceLink link, String device, List<Sample> samples, Consumer<Acknowledgement> answered) {
        Packet packet = Scribe.nativeJson(device, samples, clock.instant());
        sends(packet);
        link.publish(packet.topic(), packet.payload(), acknowledgement -> {
            count(packet, acknowledgement);
            answered.accept(acknowledgement);
        });
    }

    /** Has a delivery made. What is sent twice counts once; of garbage nothing is expected. */
    public void deliver(Lines lines, Delivery delivery) {
        Packet packet = delivery.packet();
        switch (delivery.manner()) {
            case SEND, REDELIVER -> {
                sends(packet);
                lines.deliver(delivery, acknowledgement -> count(packet, acknowledgement));
            }
            case SEND_AGAIN, GARBAGE -> {
                (delivery.manner() == Manner.GARBAGE ? garbage : repeated).incrementAndGet();
                unanswered.incrementAndGet();
                lines.deliver(delivery, acknowledgement -> unanswered.decrementAndGet());
            }
            case DISCONNECT -> lines.deliver(delivery, acknowledgement -> {});
        }
    }

    private void sends(Packet packet) {
        sent.addAndGet(packet.readings().size());
        unanswered.incrementAndGet();
    }

    private void count(Packet packet, Acknowledgement acknowledgement) {
        unanswered.decrementAndGet();
        List<String> readings = packet.readings();
        if (!acknowledgement.accepted()) {
            refused.addAndGet(readings.size());
            return;
        }
        accepted.addAndGet(readings.size());
        if (named.size() < MAX_NAMED) {
            named.addAll(readings);
            restated.addAll(packet.restated());
        }
    }

    /** Readings in messages sent, each message once. */
    public long sent() {
        return sent.get();
    }

    /** Readings in acknowledged messages. */
    public long accepted() {
        return accepted.get();
    }

    /** Readings in refused messages. */
    public long refused() {
        return refused.get();
    }

    /** Messages published a second time. */
    public long repeated() {
        return repeated.get();
    }

    /** Messages that meant nothing. */
    public long garbage() {
        return garbage.get();
    }

    /** Messages that wait for their answer, whatever they mean. */
    public long unanswered() {
        return unanswered.get();
    }

    /** Names of what was said once more, which may be found or not. */
    public Set<String> restated() {
        return Set.copyOf(restated);
    }

    /** The acknowledged readings' names, as far as they were kept. */
    public Set<String> named() {
        return Set.copyOf(named);
    }
}
