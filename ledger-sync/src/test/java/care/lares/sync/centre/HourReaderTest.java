// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Assignment;
import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import care.lares.domain.Reading;
import care.lares.domain.ResidentId;
import care.lares.domain.Value;
import care.lares.journal.Entry;
import care.lares.journal.Lane;
import care.lares.journal.LogFollower;
import care.lares.sync.centre.HourReader.Stretch;
import care.lares.sync.summary.Summary;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Summaries come from the log alone: wherever reading begins again, they are the same, and no reading is in two. */
class HourReaderTest {
    private static final String LOG = "lares.local/00112233445566778899aabbccddeeff";
    private static final int ENTRIES = 400;

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whoeverReadsOnComesToTheSameSummaries(long seed) throws Exception {
        List<Entry> log = night(seed);
        List<Stretch> all = stretches(log, 0);
        for (int from = 0; from < all.size(); from++) {
            assertThat(stretches(log, all.get(from).begin().seq()))
                    .as("seed %d, from stretch %d", seed, from)
                    .isEqualTo(all.subList(from, all.size()));
        }
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyReadingBeforeTheOpenHourIsInOneSummary(long seed) throws Exception {
        List<Entry> log = night(seed);
        List<Stretch> all = stretches(log, 0);
        long told = all.stream()
                .flatMap(stretch -> stretch.summaries().stream())
                .mapToLong(Summary::readings)
                .sum();
        long end = all.get(all.size() - 1).end().seq();
        long logged = log.subList(0, (int) end).stream()
                .filter(Entry.ReadingLogged.class::isInstance)
                .count();
        assertThat(told).as("seed %d", seed).isEqualTo(logged);
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).begin()).isEqualTo(all.get(i - 1).end());
        }
    }

    @Test
    void anHourIsToldOnceThoughTwoDoorsStampedAroundItsEnd() throws Exception {
        Instant nine = Instant.parse("2026-11-21T09:00:00Z");
        List<Entry> log = List.of(
                reading(nine.minusSeconds(60), 1),
                reading(nine.plusMillis(2), 1),
                reading(nine.minusMillis(3), 2),
                reading(nine.plusSeconds(1), 1),
                reading(nine.plusSeconds(3_600), 1));

        assertThat(stretches(log, 0)).extracting(Stretch::until).containsExactly(nine, nine.plusSeconds(3_600));
    }

    /** Readings of two residents and the house, starts of the gateway, and a clock that is set back now and then. */
    private static List<Entry> night(long seed) {
        Random random = new Random(seed);
        List<Entry> log = new ArrayList<>();
        Instant now = TestBox.MORNING;
        for (int i = 0; i < ENTRIES; i++) {
            now = now.plusSeconds(random.nextInt(600)).minusSeconds(random.nextInt(20) == 0 ? 3_000 : 0);
            log.add(
                    random.nextInt(10) == 0
                            ? new Entry.GatewayStarted(now, "0.1.0", Duration.ZERO)
                            : reading(now, random.nextInt(3)));
        }
        return log;
    }

    private static Entry reading(Instant at, int whose) {
        Optional<ResidentId> resident = whose == 0 ? Optional.empty() : Optional.of(new ResidentId("r" + whose));
        Reading reading = new Reading(
                new DeviceId("watch-" + whose),
                Kind.HEART_RATE,
                new Value.Quantity(BigDecimal.valueOf(70)),
                at,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty());
        return new Entry.ReadingLogged(reading, new Assignment(resident, Optional.empty()), 0);
    }

    private static List<Stretch> stretches(List<Entry> log, long from) throws IOException {
        HourReader reader = new HourReader(new ListedLog(log, from), Lane.VITALS, Duration.ofHours(1));
        List<Stretch> all = new ArrayList<>();
        HourReader.Outcome outcome = reader.read();
        while (outcome != HourReader.Outcome.END) {
            if (outcome == HourReader.Outcome.COMPLETE) {
                all.add(reader.complete());
            }
            outcome = reader.read();
        }
        return all;
    }

    /** A log in memory. */
    private static final class ListedLog implements LogFollower {
        private final List<Entry> entries;
        private long next;

        ListedLog(List<Entry> entries, long from) {
            this.entries = entries;
            this.next = from;
        }

        @Override
        public Optional<Logged> peek() {
            return next < entries.size()
                    ? Optional.of(new Logged(LOG, next, entries.get((int) next)))
                    : Optional.empty();
        }

        @Override
        public void take() {
            next++;
        }

        @Override
        public Place place() {
            return new Place(LOG, next);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
