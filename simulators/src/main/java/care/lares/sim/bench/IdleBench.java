// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.domain.Ticks;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.LaresCommand;
import care.lares.sim.measure.Median;
import care.lares.sim.measure.ProcessUsage;
import care.lares.sim.wire.MqttPackets;
import care.lares.sim.wire.RawConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Measures what devices cost that are connected and say nothing, which is what most of them do all night. */
final class IdleBench {
    /** Until a started gateway has done what it does once. */
    private static final Duration SETTLED_AFTER = Duration.ofSeconds(10);
    /** Each look at the resident memory is the median of this many, a second apart. */
    private static final int LOOKS = 5;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final double BYTES_PER_MEGABYTE = 1024.0 * 1024;
    private static final double PERCENT = 100;

    private final LaresCommand lares;
    private final Path below;
    private final Ticks ticks;

    IdleBench(LaresCommand lares, Path below, Ticks ticks) {
        this.lares = lares;
        this.below = below;
        this.ticks = ticks;
    }

    /** Connects this many devices, which stay for this long. */
    IdleResult measure(int connections, Duration length) throws GatewayException, IOException {
        List<SocketChannel> devices = new ArrayList<>();
        try (Rig rig = Rig.start(lares, below, ticks)) {
            rest(SETTLED_AFTER);
            double alone = megabytes(rig);
            for (int number = 1; number <= connections; number++) {
                BenchDevice device = BenchDevice.stranger(number);
                devices.add(RawConnection.open(rig.address(), device.id(), device.credential()));
            }
            rest(SETTLED_AFTER);
            Duration before = rig.process().usage().cpu();
            rest(length);
            double cpu = PERCENT * rig.process().usage().cpu().minus(before).toNanos() / length.toNanos();
            return new IdleResult(connections, alone, megabytes(rig), cpu, allAnswer(devices));
        } finally {
            for (SocketChannel device : devices) {
                device.close();
            }
        }
    }

    private double megabytes(Rig rig) throws GatewayException {
        List<Double> looks = new ArrayList<>();
        for (int look = 0; look < LOOKS; look++) {
            ProcessUsage usage = rig.process().usage();
            looks.add(usage.residentBytes() / BYTES_PER_MEGABYTE);
            rest(BETWEEN_LOOKS);
        }
        return Median.of(looks);
    }

    private static boolean allAnswer(List<SocketChannel> devices) {
        try {
            for (SocketChannel device : devices) {
                ByteBuffer answer = ByteBuffer.allocate(Short.BYTES);
                MqttPackets.write(device, MqttPackets.ping());
                RawConnection.fill(device, answer);
                if (answer.getShort(0) != MqttPackets.PING_RESPONSE) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false; // The result says so.
        }
    }

    private void rest(Duration length) {
        long end = ticks.nanos() + length.toNanos();
        for (long left = length.toNanos(); left > 0; left = end - ticks.nanos()) {
            LockSupport.parkNanos(left);
        }
    }
}
