// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.domain.Ticks;
import care.lares.sim.link.Address;
import care.lares.sim.measure.Latencies;
import care.lares.sim.wire.ProtocolException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Many clients on one thread and one selector. */
final class LoadGenerator implements Generator {
    /** How long answers may take after the last message. */
    private static final Duration DRAIN_WITHIN = Duration.ofSeconds(30);
    /** An open loop is served this often: 20 messages at a time at 20,000 a second. */
    private static final int PACED_TICK_MILLIS = 1;

    private static final int CLOSED_TICK_MILLIS = 100;

    private final Selector selector;
    private final List<LoadClient> clients = new ArrayList<>();
    private final List<SelectionKey> keys = new ArrayList<>();
    private final InstantSource clock;
    private final Ticks ticks;
    private int nextClient;

    private LoadGenerator(Selector selector, InstantSource clock, Ticks ticks) {
        this.selector = selector;
        this.clock = clock;
        this.ticks = ticks;
    }

    /** Connects all clients of a plan. */
    static LoadGenerator connect(Address address, Plan plan, InstantSource clock, Ticks ticks) throws IOException {
        var generator = new LoadGenerator(Selector.open(), clock, ticks);
        for (int i = 1; i <= plan.clients(); i++) {
            BenchDevice device = plan.devices().apply(i);
            var template = new ReadingTemplate(device, plan.run());
            LoadClient client = LoadClient.connect(address, device.credential(), template, plan.inflight());
            generator.clients.add(client);
            generator.keys.add(client.channel().register(generator.selector, SelectionKey.OP_READ, client));
        }
        return generator;
    }

    @Override
    public Load run(Duration length) throws IOException {
        return run(length, Pace.CLOSED_LOOP);
    }

    /** Sends for this long, then waits for every answer that is due. */
    Load run(Duration length, Pace pace) throws IOException {
        var latencies = new Latencies();
        long before = acknowledged();
        long start = ticks.nanos();
        var stamp = new Stamp(clock.instant(), start);
        var turn = new Turn(stamp, latencies, pace == Pace.CLOSED_LOOP);
        long sent = 0;
        long now = start;
        while (now - start < length.toNanos()) {
            sent += sendAll(pace.allowed(now - start, sent), stamp.at(now), now);
            select(turn, turn.sendsAtOnce ? CLOSED_TICK_MILLIS : PACED_TICK_MILLIS);
            sent += turn.takeSent();
            now = ticks.nanos();
        }
        turn.sendsAtOnce = false;
        long counted = acknowledged() - before;
        Duration took = Duration.ofNanos(now - start);
        drain(turn);
        return new Load(counted, acknowledged() - before, took, latencies);
    }

    private int sendAll(int allowed, byte[] stamp, long now) throws IOException {
        int left = allowed;
        for (int tried = 0; tried < clients.size() && left > 0; tried++) {
            int index = nextClient;
            nextClient = (nextClient + 1) % clients.size();
            left -= clients.get(index).send(share(left), stamp, now, keys.get(index));
        }
        return allowed - left;
    }

    private int share(int left) {
        return left == Integer.MAX_VALUE ? left : left / clients.size() + 1;
    }

    private void drain(Turn turn) throws IOException {
        long end = ticks.nanos() + DRAIN_WITHIN.toNanos();
        while (unanswered() > 0) {
            if (ticks.nanos() - end > 0) {
                throw new ProtocolException(unanswered() + " messages were never acknowledged");
            }
            select(turn, CLOSED_TICK_MILLIS);
        }
    }

    private void select(Turn turn, long timeoutMillis) throws IOException {
        try {
            selector.select(turn::serve, timeoutMillis);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private long acknowledged() {
        return clients.stream().mapToLong(LoadClient::acknowledged).sum();
    }

    private int unanswered() {
        return clients.stream().mapToInt(LoadClient::unanswered).sum();
    }

    @Override
    public void close() throws IOException {
        for (LoadClient client : clients) {
            client.close();
        }
        selector.close();
    }

    /** What happens to each connection that is ready. */
    private final class Turn {
        private final Stamp stamp;
        private final Latencies latencies;
        private boolean sendsAtOnce;
        private long sent;

        Turn(Stamp stamp, Latencies latencies, boolean sendsAtOnce) {
            this.stamp = stamp;
            this.latencies = latencies;
            this.sendsAtOnce = sendsAtOnce;
        }

        void serve(SelectionKey key) {
            LoadClient client = (LoadClient) key.attachment();
            try {
                if (key.isWritable()) {
                    client.flush(key);
                }
                if (key.isReadable()) {
                    long now = ticks.nanos();
                    client.receive(now, latencies);
                    if (sendsAtOnce) {
                        sent += client.send(Integer.MAX_VALUE, stamp.at(now), now, key);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        long takeSent() {
            long taken = sent;
            sent = 0;
            return taken;
        }
    }

    /**
     * Who sends how much at a time.
     *
     * @param clients connections, each a device of its own
     * @param inflight messages without an answer, per connection
     * @param run tells this run's readings from others', such as when it began
     * @param devices by number, from 1
     */
    record Plan(int clients, int inflight, String run, IntFunction<BenchDevice> devices) {
        /** Of devices the gateway has never heard of. */
        Plan(int clients, int inflight, String run) {
            this(clients, inflight, run, BenchDevice::stranger);
        }
    }

    /**
     * What came of it.
     *
     * @param inTime readings acknowledged while sending
     * @param acknowledged readings acknowledged in all
     * @param took how long was sent
     * @param latencies from before the socket write to after the read of the acknowledgement
     */
    record Load(long inTime, long acknowledged, Duration took, Latencies latencies) {
        double perSecond() {
            return inTime / (took.toNanos() / 1e9);
        }
    }
}
