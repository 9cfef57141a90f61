// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.play;

import care.lares.sim.family.Packet;
import care.lares.sim.family.Scribe;
import care.lares.sim.fault.Delivery;
import care.lares.sim.fault.Delivery.Manner;
import care.lares.sim.fault.Switchboard;
import care.lares.sim.ward.Sample;
import care.lares.sim.ward.SimulatedDevice;
import care.lares.sim.ward.Ward;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;

/** Everything a ward sends, in the order of its times. For one thread. */
public final class Timeline {
    private final PriorityQueue<SimulatedDevice> devices =
            new PriorityQueue<>(Comparator.comparing(SimulatedDevice::nextWake)
                    .thenComparing(device -> device.id().value()));
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
    private final Scribe scribe;
    private final Switchboard faults;
    private long number;

    /** What this ward sends, written by this scribe, spoilt by these faults. */
    public Timeline(Ward ward, Scribe scribe, Switchboard faults) {
        this.devices.addAll(ward.devices());
        this.scribe = scribe;
        this.faults = faults;
        scribe.opening().forEach(said -> add(new Delivery(Duration.ZERO, Manner.SEND, said)));
    }

    /** When there is something to do next, since the start. */
    public Duration next() {
        Duration wakes = devices.element().nextWake();
        return due.isEmpty() || due.element().at().compareTo(wakes) > 0
                ? wakes
                : due.element().at();
    }

    /**
     * Until when time may move at once: to the next full step, so that what happens about the same time happens together,
     * but never past the exact moment of something out of the ordinary.
     *
     * @param step more than nothing
     */
    public Duration next(Duration step) {
        Duration next = next();
        long steps = -Math.floorDiv(-next.toNanos(), step.toNanos());
        Duration rounded = step.multipliedBy(steps);
        return devices.stream()
                .flatMap(device -> device.nextScripted().stream())
                .filter(at -> at.compareTo(next) >= 0)
                .reduce(rounded, (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }

    /**
     * Does it: a device wakes, or a message is due.
     *
     * @param clock the right time at a time since the start, as the device's clock would show it
     * @return what is to be delivered now; often nothing
     */
    public Optional<Delivery> step(Function<Duration, Instant> clock) {
        Duration now = next();
        if (!due.isEmpty() && due.element().at().equals(now)) {
            return Optional.of(due.remove().delivery());
        }
        SimulatedDevice device = devices.remove();
        List<Sample> told = device.wake();
        devices.add(device);
        if (!told.isEmpty()) {
            Instant stamp = faults.clock(device.id().value(), clock.apply(now));
            Optional<Packet> packet = scribe.write(device.id(), told, stamp);
            packet.ifPresent(written -> faults.deliver(now, written).forEach(this::add));
        }
        return Optional.empty();
    }

    private void add(Delivery delivery) {
        due.add(new Due(delivery.at(), number++, delivery));
    }

    private record Due(Duration at, long number, Delivery delivery) {}
}
