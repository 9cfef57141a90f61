// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.PlaceId;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.domain.Value;
import care.lares.journal.Entry;
import care.lares.journal.IndexStatus;
import care.lares.journal.JournalFullException;
import care.lares.journal.ReadingQuery;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Measures the index of one journal on this machine, without the network: how fast it is made again, how far it is behind
 * while 20,000 readings a second are logged, and how long lists of 100 take while 1,000 a second are.
 *
 * <p>Arguments: number of readings, number of devices, data directory.
 */
final class IndexBenchmark {
    private static final Kind[] KINDS = {Kind.HEART_RATE, Kind.SPO2, Kind.ROOM_TEMPERATURE};
    private static final int LISTS = 500;

    private final Random random = new Random(1);
    private final int devices;

    private IndexBenchmark(int devices) {
        this.devices = devices;
    }

    public static void main(String[] arguments) throws Exception {
        int readings = Integer.parseInt(arguments[0]);
        IndexBenchmark bench = new IndexBenchmark(Integer.parseInt(arguments[1]));
        Path data = Path.of(arguments[2]);
        try (Open open = Open.at(data, JournalSettings.DEFAULT)) {
            for (long left = readings - open.journal().next(); left > 0; left--) {
                bench.append(open);
            }
            open.heard().awaitDurable(open.journal().next());
            long from = System.nanoTime();
            JournalIndex index = Indexes.complete(open);
            double seconds = seconds(from);
            System.out.printf("rebuild: %.0f entries/s (%d in %.1f s)%n", readings / seconds, readings, seconds);
            System.out.printf(
                    "size: %.0f bytes a reading%n",
                    (double) Files.size(Indexes.file(data)) / open.journal().next());
            bench.lag(open, index, Duration.ofSeconds(10), 20_000);
            bench.lists(open, index);
        }
    }

    private void lag(Open open, JournalIndex index, Duration time, int perSecond) throws Exception {
        long from = System.nanoTime();
        long sent = 0;
        Duration worst = Duration.ZERO;
        while (System.nanoTime() - from < time.toNanos()) {
            for (long due = (long) (seconds(from) * perSecond); sent < due; sent++) {
                append(open);
            }
            Duration lag = index.status().lag();
            worst = lag.compareTo(worst) > 0 ? lag : worst;
            Thread.sleep(2);
        }
        System.out.printf("lag: at most %d ms at %.0f readings/s%n", worst.toMillis(), sent / seconds(from));
    }

    private void lists(Open open, JournalIndex index) throws Exception {
        Thread inflow = new Thread(() -> {
            try {
                while (!Thread.interrupted()) {
                    for (int i = 0; i < 10; i++) {
                        append(open);
                    }
                    Thread.sleep(10);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        inflow.start();
        long[] nanos = new long[LISTS];
        for (int i = 0; i < LISTS; i++) {
            ReadingQuery query = i % 2 == 0
                    ? ReadingQuery.ALL.by(device())
                    : ReadingQuery.ALL.about(new ResidentId("r" + random.nextInt(devices)));
            long from = System.nanoTime();
            int found = index.readings(query).items().size();
            nanos[i] = System.nanoTime() - from;
            if (found == 0) {
                throw new IllegalStateException("nothing found");
            }
        }
        inflow.interrupt();
        inflow.join();
        Arrays.sort(nanos);
        IndexStatus status = index.status();
        System.out.printf(
                "lists of 100 while 1,000/s flow in: p50 %.1f ms, p99 %.1f ms (%s)%n",
                nanos[LISTS / 2] / 1e6, nanos[LISTS * 99 / 100] / 1e6, status);
    }

    private void append(Open open) {
        DeviceId device = device();
        Reading reading = new Reading(
                device,
                KINDS[random.nextInt(KINDS.length)],
                new Value.Quantity(BigDecimal.valueOf(random.nextInt(200))),
                Instant.now(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty());
        Assignment assignment = new Assignment(
                Optional.of(new ResidentId("r" + device.value().substring(1))), Optional.of(new PlaceId("room")));
        Entry entry = new Entry.ReadingLogged(reading, assignment, random.nextLong());
        while (true) {
            try {
                open.journal().append(entry);
                return;
            } catch (JournalFullException e) {
                Thread.onSpinWait();
            }
        }
    }

    private DeviceId device() {
        return new DeviceId("d" + random.nextInt(devices));
    }

    private static double seconds(long from) {
        return (System.nanoTime() - from) / 1e9;
    }
}
