// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.domain.Ticks;
import care.lares.sim.ward.Sample;
import care.lares.sim.ward.SimulatedDevice;
import care.lares.sim.ward.Ward;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;

/** Plays the ward's night faster than it happens, each device on its own line. */
final class NightPlayer implements AutoCloseable {
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(5);

    private final PriorityQueue<SimulatedDevice> devices =
            new PriorityQueue<>(Comparator.comparing(SimulatedDevice::nextWake));
    private final WardLinks links;
    private final Tally tally;
    private final double speed;
    private final Ticks ticks;
    private final Thread thread = new Thread(this::play, "night");
    private volatile boolean over;

    NightPlayer(Ward ward, WardLinks links, Tally tally, double speed, Ticks ticks) {
        this.devices.addAll(ward.devices());
        this.links = links;
        this.tally = tally;
        this.speed = speed;
        this.ticks = ticks;
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void play() {
        long start = ticks.nanos();
        while (!over) {
            SimulatedDevice device = devices.remove();
            long due = start + (long) (device.nextWake().toNanos() / speed);
            for (long left = due - ticks.nanos(); left > 0 && !over; left = due - ticks.nanos()) {
                LockSupport.parkNanos(left);
            }
            List<Sample> told = device.wake();
            if (!told.isEmpty() && !over) {
                String id = device.id().value();
                tally.send(links.of(id), id, told);
            }
            devices.add(device);
        }
    }

    /** Ends the night: from then on nothing new is sent. */
    @Override
    public void close() {
        over = true;
        LockSupport.unpark(thread);
        try {
            thread.join(STOPPED_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
