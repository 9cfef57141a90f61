// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.link.Acknowledgement;
import care.lares.sim.link.DeviceLink;
import care.lares.sim.ward.NativeJson;
import care.lares.sim.ward.Sample;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Sends readings, and remembers each by name until the gateway has to account for them. */
final class Tally {
    /** A quarter of an hour of 20 residents at 60 times the speed; what is more is counted, not named. */
    static final int MAX_NAMED = 100_000;

    private final InstantSource clock;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Set<String> named = ConcurrentHashMap.newKeySet();

    Tally(InstantSource clock) {
        this.clock = clock;
    }

    void send(DeviceLink link, String device, List<Sample> samples) {
        send(link, device, samples, acknowledgement -> {});
    }

    void send(DeviceLink link, String device, List<Sample> samples, Consumer<Acknowledgement> answered) {
        sent.addAndGet(samples.size());
        String payload = NativeJson.of(samples, clock.instant());
        link.publish("lares/v1/devices/" + device + "/readings", payload, acknowledgement -> {
            count(device, samples, acknowledgement);
            answered.accept(acknowledgement);
        });
    }

    private void count(String device, List<Sample> samples, Acknowledgement acknowledgement) {
        if (!acknowledgement.accepted()) {
            refused.addAndGet(samples.size());
            return;
        }
        accepted.addAndGet(samples.size());
        if (named.size() < MAX_NAMED) {
            samples.forEach(sample -> named.add(name(device, sample.id())));
        }
    }

    static String name(String device, String id) {
        return device + '/' + id;
    }

    long sent() {
        return sent.get();
    }

    /** Readings in acknowledged messages. */
    long accepted() {
        return accepted.get();
    }

    long refused() {
        return refused.get();
    }

    /** The acknowledged readings' names, as far as they were kept. */
    Set<String> named() {
        return Set.copyOf(named);
    }
}
