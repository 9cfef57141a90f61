// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.domain.Ticks;
import care.lares.sim.measure.Latencies;
import care.lares.sim.wire.ProtocolException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** CoAP devices, each with a port of its own, on one thread and one selector. */
final class PlainCoapGenerator implements Generator {
    private static final int LARGEST_ANSWER = 1_500;
    private static final int TICK_MILLIS = 100;
    private static final Duration DRAIN_WITHIN = Duration.ofSeconds(30);

    private final Selector selector;
    private final InstantSource clock;
    private final Ticks ticks;
    private final List<Device> devices = new ArrayList<>();
    private final ByteBuffer in = ByteBuffer.allocate(LARGEST_ANSWER);

    private record Device(DatagramChannel channel, CoapClient client) {
        void send(byte[] message) throws IOException {
            channel.write(ByteBuffer.wrap(message));
        }
    }

    private PlainCoapGenerator(Selector selector, InstantSource clock, Ticks ticks) {
        this.selector = selector;
        this.clock = clock;
        this.ticks = ticks;
    }

    static PlainCoapGenerator open(int port, LoadGenerator.Plan plan, InstantSource clock, Ticks ticks)
            throws IOException {
        var generator = new PlainCoapGenerator(Selector.open(), clock, ticks);
        for (int i = 1; i <= plan.clients(); i++) {
            DatagramChannel channel =
                    DatagramChannel.open().connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.configureBlocking(false);
            String name = String.format(Locale.ROOT, "bench-%04d", i);
            var device = new Device(channel, new CoapClient(name, plan.run(), 0));
            channel.register(generator.selector, SelectionKey.OP_READ, device);
            generator.devices.add(device);
        }
        return generator;
    }

    @Override
    public LoadGenerator.Load run(Duration length) throws IOException {
        var latencies = new Latencies();
        long before = acknowledged();
        long start = ticks.nanos();
        var stamp = new Stamp(clock.instant(), start);
        for (Device device : devices) {
            device.send(device.client.next(stamp.at(start), start));
        }
        long now = start;
        while (now - start < length.toNanos()) {
            turn(stamp, latencies, true);
            now = ticks.nanos();
        }
        long counted = acknowledged() - before;
        Duration took = Duration.ofNanos(now - start);
        drain(stamp, latencies);
        return new LoadGenerator.Load(counted, acknowledged() - before, took, latencies);
    }

    private void turn(Stamp stamp, Latencies latencies, boolean goesOn) throws IOException {
        try {
            selector.select(key -> receive((Device) key.attachment(), stamp, latencies, goesOn), TICK_MILLIS);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        long now = ticks.nanos();
        for (Device device : devices) {
            if (device.client.isOverdue(now)) {
                device.send(device.client.again(now));
            }
        }
    }

    private void receive(Device device, Stamp stamp, Latencies latencies, boolean goesOn) {
        try {
            in.clear();
            int length = device.channel.read(in);
            long now = ticks.nanos();
            byte[] reply = CoapClient.reply(in.array(), length);
            if (reply.length > 0) {
                device.send(reply);
            }
            if (device.client.answered(in.array(), length, now, latencies) && goesOn) {
                device.send(device.client.next(stamp.at(now), now));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void drain(Stamp stamp, Latencies latencies) throws IOException {
        long end = ticks.nanos() + DRAIN_WITHIN.toNanos();
        while (devices.stream().anyMatch(device -> device.client.isWaiting())) {
            if (ticks.nanos() - end > 0) {
                throw new ProtocolException("a message was never answered");
            }
            turn(stamp, latencies, false);
        }
    }

    private long acknowledged() {
        return devices.stream()
                .mapToLong(device -> device.client.acknowledged())
                .sum();
    }

    @Override
    public void close() throws IOException {
        for (Device device : devices) {
            device.channel.close();
        }
        selector.close();
    }
}
