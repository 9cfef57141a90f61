// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.domain.Ticks;
import care.lares.sim.link.Address;
import care.lares.sim.link.Credential;
import care.lares.sim.measure.Latencies;
import care.lares.sim.wire.MqttPackets;
import care.lares.sim.wire.RawConnection;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Pendants that are pressed in turn, and a carer who is told of it and acknowledges, so that every press is a new call.
 *
 * <p>Raw sockets and threads of its own: the measurement must not wait for the load it is taken under.
 */
final class SosProbe implements AutoCloseable {
    /** At 20 presses a second each is pressed every two seconds: long enough to be acknowledged in between. */
    static final int PENDANTS = 40;

    private static final int WARM_UP_PRESSES = 200;
    private static final Duration WARM_UP_PAUSE = Duration.ofMillis(10);
    private static final Duration LAST_NOTIFICATION_WITHIN = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InstantSource clock;
    private final Ticks ticks;
    private final List<SocketChannel> pendants;
    private final SocketChannel subscriber;
    private final SocketChannel carer;
    private final Map<String, Long> pending = new ConcurrentHashMap<>();
    private final Thread reader;
    private volatile Latencies latencies = new Latencies();
    private volatile boolean pressing;
    private Optional<Thread> presser = Optional.empty();
    private final AtomicLong pressed = new AtomicLong();

    private SosProbe(
            InstantSource clock,
            Ticks ticks,
            List<SocketChannel> pendants,
            SocketChannel subscriber,
            SocketChannel carer) {
        this.clock = clock;
        this.ticks = ticks;
        this.pendants = pendants;
        this.subscriber = subscriber;
        this.carer = carer;
        this.reader = new Thread(this::read, "sos-subscriber");
        this.reader.setDaemon(true);
    }

    static SosProbe connect(Address address, String token, InstantSource clock, Ticks ticks) throws IOException {
        return connect(PENDANTS, address, token, clock, ticks);
    }

    /** With so many pendants. */
    static SosProbe connect(int count, Address address, String token, InstantSource clock, Ticks ticks)
            throws IOException {
        List<SocketChannel> pendants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pendants.add(RawConnection.open(address, device(i), new Credential(device(i), "")));
        }
        var person = new Credential("bench-carer", token);
        SocketChannel subscriber = RawConnection.open(address, "bench-subscriber", person);
        MqttPackets.write(subscriber, MqttPackets.subscribe(1, List.of("lares/v1/alarms/#")));
        SocketChannel carer = RawConnection.open(address, "bench-carer", person);
        var probe = new SosProbe(clock, ticks, pendants, subscriber, carer);
        probe.reader.start();
        return probe;
    }

    /** Presses until the gateway's way of an alarm is compiled; counts nothing. */
    void warmUp() {
        for (int i = 0; i < WARM_UP_PRESSES; i++) {
            press(i);
            LockSupport.parkNanos(WARM_UP_PAUSE.toNanos());
        }
        awaitLast();
        reset();
    }

    /** Forgets what was counted. */
    void reset() {
        pending.clear();
        latencies = new Latencies();
        pressed.set(0);
    }

    /** Presses once; whether the carer was told. */
    boolean pressOnce() {
        press(0);
        awaitLast();
        return pending.isEmpty();
    }

    /** Presses one after another, this far apart. */
    void start(Duration every) {
        pressing = true;
        var thread = new Thread(() -> pressAll(every), "sos-presser");
        thread.setDaemon(true);
        thread.start();
        presser = Optional.of(thread);
    }

    /** Presses no more, once the last press is out: one still on its way would be counted and not waited for. */
    void stop() {
        pressing = false;
        presser.ifPresent(SosProbe::awaitEnd);
        awaitLast();
    }

    Latencies latencies() {
        return latencies;
    }

    long pressed() {
        return pressed.get();
    }

    private void pressAll(Duration every) {
        long next = ticks.nanos();
        for (int i = 0; pressing; i++) {
            press(i);
            next += every.toNanos();
            LockSupport.parkNanos(next - ticks.nanos());
        }
    }

    private void press(int number) {
        int pendant = number % pendants.size();
        String device = device(pendant);
        String payload = "{\"t\":\"" + clock.instant() + "\",\"kind\":\"sos\",\"value\":true,\"id\":\"press-" + number
                + "-" + ticks.nanos() + "\"}";
        byte[] packet = MqttPackets.publish("lares/v1/devices/" + device + "/readings", 1 + pendant, payload);
        pressed.incrementAndGet();
        pending.put(device, ticks.nanos());
        try {
            MqttPackets.write(pendants.get(pendant), packet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join(LAST_NOTIFICATION_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitLast() {
        long end = ticks.nanos() + LAST_NOTIFICATION_WITHIN.toNanos();
        while (!pending.isEmpty() && ticks.nanos() - end < 0) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    private void read() {
        try {
            new AlarmStream(subscriber, ticks, this::arrived).read();
        } catch (IOException e) {
            pressing = false; // The missing notifications tell.
        }
    }

    private void arrived(String topic, String payload, long nanos) throws IOException {
        JsonNode alarm = payload.isEmpty() ? JSON.nullNode() : JSON.readTree(payload);
        if (!alarm.path("state").asText().equals("active")) {
            return;
        }
        Long since = pending.remove(alarm.path("device").asText());
        if (since != null) {
            latencies.add(nanos - since);
            MqttPackets.write(carer, MqttPackets.publish(topic + "/act", 0, "{\"action\":\"acknowledge\"}"));
        }
    }

    private static String device(int index) {
        return String.format(Locale.ROOT, "sos-%03d", index);
    }

    @Override
    public void close() throws IOException {
        pressing = false;
        subscriber.close();
        carer.close();
        for (SocketChannel pendant : pendants) {
            pendant.close();
        }
    }
}
