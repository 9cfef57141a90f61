// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import care.lares.domain.Ticks;
import care.lares.sim.measure.Latencies;
import care.lares.sim.wire.ProtocolException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.elements.AddressEndpointContext;
import org.eclipse.californium.elements.RawData;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;
import org.jspecify.annotations.Nullable;

/** CoAP devices over DTLS, each with a port and a session of its own. One thread does the work of all of them. */
final class DtlsCoapGenerator implements Generator {
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration DRAIN_WITHIN = Duration.ofSeconds(30);

    private final ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(1);
    private final InetSocketAddress gateway;
    private final InstantSource clock;
    private final Ticks ticks;
    private final List<Device> devices = new ArrayList<>();
    // Of that one thread.
    private Latencies latencies = new Latencies();
    private Stamp stamp;
    private boolean goesOn;
    private @Nullable ScheduledFuture<?> repeating;
    private String fault = "";

    /** One device. Its connector hands over to the one thread. */
    private final class Device {
        private final CoapClient client;
        private final DTLSConnector connector;

        Device(CoapClient client, DTLSConnector connector) {
            this.client = client;
            this.connector = connector;
        }

        void send(byte[] message) {
            connector.send(RawData.outbound(message.clone(), new AddressEndpointContext(gateway), null, false));
        }

        void sendNext() {
            long now = ticks.nanos();
            send(client.next(stamp.at(now), now));
        }

        void receive(RawData answer) {
            try {
                byte[] reply = CoapClient.reply(answer.getBytes(), answer.getSize());
                if (reply.length > 0) {
                    send(reply);
                }
                if (client.answered(answer.getBytes(), answer.getSize(), ticks.nanos(), latencies) && goesOn) {
                    sendNext();
                }
            } catch (ProtocolException e) {
                fault = String.valueOf(e.getMessage());
            }
        }

        void repeatOverdue() {
            long now = ticks.nanos();
            if (client.isOverdue(now)) {
                send(client.again(now));
            }
        }
    }

    private DtlsCoapGenerator(InetSocketAddress gateway, InstantSource clock, Ticks ticks) {
        this.gateway = gateway;
        this.clock = clock;
        this.ticks = ticks;
        this.stamp = new Stamp(clock.instant(), ticks.nanos());
    }

    static DtlsCoapGenerator open(int port, String psk, LoadGenerator.Plan plan, InstantSource clock, Ticks ticks)
            throws IOException {
        var generator =
                new DtlsCoapGenerator(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), clock, ticks);
        for (int i = 1; i <= plan.clients(); i++) {
            generator.add(String.format(Locale.ROOT, "bench-%04d", i), psk, plan.run());
        }
        generator.repeating = generator.thread.scheduleWithFixedDelay(
                () -> generator.devices.forEach(Device::repeatOverdue),
                TICK.toMillis(),
                TICK.toMillis(),
                TimeUnit.MILLISECONDS);
        return generator;
    }

    private void add(String name, String psk, String run) throws IOException {
        Configuration config = new Configuration(DtlsConfig.DEFINITIONS, SystemConfig.DEFINITIONS)
                .set(DtlsConfig.DTLS_ROLE, DtlsConfig.DtlsRole.CLIENT_ONLY)
                .set(DtlsConfig.DTLS_MAX_CONNECTIONS, 1)
                .set(DtlsConfig.DTLS_RECEIVER_THREAD_COUNT, 1);
        var connector = new DTLSConnector(DtlsConnectorConfig.builder(config)
                .setAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .setAdvancedPskStore(new AdvancedSinglePskStore(name, psk.getBytes(UTF_8)))
                .build());
        var device = new Device(new CoapClient(name, run, 0), connector);
        connector.setExecutor(thread);
        connector.setRawDataReceiver(answer -> thread.execute(() -> device.receive(answer)));
        connector.start();
        devices.add(device);
    }

    @Override
    public LoadGenerator.Load run(Duration length) throws IOException {
        long before = call(this::begin);
        long start = ticks.nanos();
        sleep(length);
        long counted = call(() -> {
            goesOn = false;
            return acknowledged() - before;
        });
        Duration took = Duration.ofNanos(ticks.nanos() - start);
        long end = ticks.nanos() + DRAIN_WITHIN.toNanos();
        while (call(() -> devices.stream().anyMatch(device -> device.client.isWaiting()))) {
            if (ticks.nanos() - end > 0 || !fault.isEmpty()) {
                throw new ProtocolException(fault.isEmpty() ? "a message was never answered" : fault);
            }
            sleep(TICK);
        }
        return call(() -> new LoadGenerator.Load(counted, acknowledged() - before, took, latencies));
    }

    private long begin() {
        latencies = new Latencies();
        stamp = new Stamp(clock.instant(), ticks.nanos());
        goesOn = true;
        long before = acknowledged();
        devices.forEach(Device::sendNext);
        return before;
    }

    private long acknowledged() {
        return devices.stream()
                .mapToLong(device -> device.client.acknowledged())
                .sum();
    }

    private <T> T call(java.util.concurrent.Callable<T> task) throws IOException {
        try {
            return ((ExecutorService) thread).submit(task).get();
        } catch (ExecutionException e) {
            throw new IOException("the generator failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void sleep(Duration length) throws IOException {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        if (repeating != null) {
            repeating.cancel(false);
        }
        devices.forEach(device -> device.connector.destroy());
        thread.shutdownNow();
    }
}
