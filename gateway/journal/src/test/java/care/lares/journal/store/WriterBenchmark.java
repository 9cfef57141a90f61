// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.domain.Value;
import care.lares.journal.Entry;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * How fast the writer is on this machine: 500 readings of 50 residents in flight, every one forced. Run its main method;
 * prints a line per round of entries per second and the processor time of the writer thread per entry. {@code -Drounds=5},
 * {@code -Dlinger=10} (milliseconds); the argument is an empty directory on the disk to be measured.
 */
final class WriterBenchmark {
    private static final int IN_FLIGHT = 500;
    private static final int RESIDENTS = 50;
    private static final int ENTRIES = 400_000;
    private static final int ROUNDS = Integer.getInteger("rounds", 5);

    private WriterBenchmark() {}

    public static void main(String[] args) throws Exception {
        Path directory = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("lares-bench");
        JournalSettings settings = JournalSettings.DEFAULT.withLinger(Duration.ofMillis(Long.getLong("linger", 10)));
        try (Open open = Open.at(directory, settings)) {
            for (int round = 0; round < ROUNDS; round++) {
                measure(open);
            }
            single(open);
        }
    }

    private static void measure(Open open) {
        long cpu = writerCpu();
        long began = System.nanoTime();
        for (int i = 0; i < ENTRIES; i++) {
            long seq = open.append(reading(i));
            if (seq - open.journal().status().durable() >= IN_FLIGHT) {
                open.heard().awaitDurable(seq - IN_FLIGHT / 2);
            }
        }
        open.heard().awaitDurable(open.journal().next());
        long took = System.nanoTime() - began;
        System.out.printf(
                "%,d entries/s, %.2f us of the writer's processor time per entry%n",
                (long) (ENTRIES / (took / 1e9)), (writerCpu() - cpu) / 1e3 / ENTRIES);
    }

    private static void single(Open open) {
        long[] took = new long[5_000];
        for (int i = 0; i < took.length; i++) {
            long began = System.nanoTime();
            open.heard().awaitDurable(open.append(reading(i)) + 1);
            took[i] = System.nanoTime() - began;
        }
        Arrays.sort(took);
        System.out.printf(
                "one client: p50 %.0f us, p99 %.0f us, p99.9 %.0f us%n",
                took[took.length / 2] / 1e3, took[took.length * 99 / 100] / 1e3, took[took.length * 999 / 1000] / 1e3);
    }

    private static Entry reading(int i) {
        Reading reading = new Reading(
                new DeviceId("bracelet-" + i % RESIDENTS),
                Kind.HEART_RATE,
                new Value.Quantity(BigDecimal.valueOf(60 + i % 40)),
                Instant.ofEpochSecond(1_800_000_000L, i * 1_000L),
                Optional.of(Instant.ofEpochSecond(1_800_000_000L, i * 1_000L)),
                Optional.of("a" + i),
                Set.of(),
                Optional.empty());
        Assignment assignment = new Assignment(Optional.of(new ResidentId("r-" + i % RESIDENTS)), Optional.empty());
        return new Entry.ReadingLogged(reading, assignment, i);
    }

    private static long writerCpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().equals("journal-writer")) {
                return threads.getThreadCpuTime(id);
            }
        }
        throw new IllegalStateException("no writer thread");
    }
}
