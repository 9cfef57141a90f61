// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Kind;
import care.lares.domain.ResidentId;
import care.lares.journal.Lane;
import care.lares.sync.centre.TestCentre.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The box is killed again and again while it tells, and while the centre loses answers: its directory as it is at that
 * moment is all the next life has. In the end the centre has every reading in one summary, and every call.
 */
class CentreAfterKillTest {
    private static final int LIVES = 5;

    @TempDir
    Path directory;

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everythingIsAtTheCentreOnce(long seed) throws Exception {
        Random random = new Random(seed);
        try (TestCentre centre = TestCentre.plain()) {
            Random moods = new Random(seed);
            centre.mood.set(bundle -> moods.nextInt(4) == 0 ? Optional.of(Said.of(503, "")) : Optional.empty());
            Path data = Files.createDirectory(directory.resolve("life-0"));
            Set<String> calls = new HashSet<>();
            long readings = 0;
            for (int life = 1; life <= LIVES; life++) {
                TestBox box = open(data, centre);
                centre.mute = random.nextBoolean();
                readings += night(box, random, calls);
                Thread.sleep(random.nextInt(120));
                data = killed(box, data, life);
            }
            centre.mute = false;
            lastLife(data, centre, ++readings);
            assertThat(told(centre)).as("readings, seed=%d", seed).isEqualTo(readings);
            assertThat(calls(centre)).as("calls, seed=%d", seed).containsAll(calls);
        }
    }

    private static TestBox open(Path data, TestCentre centre) throws Exception {
        return new TestBox(data, centre.url(), Optional.empty(), Duration.ofSeconds(60), new PlainPacking());
    }

    /** Some hours, each with readings of the house and now and then a call. */
    private static long night(TestBox box, Random random, Set<String> calls) {
        long readings = 0;
        for (int hour = 0; hour < 3; hour++) {
            for (int i = random.nextInt(20); i >= 0; i--) {
                box.reading("thermometer", Optional.<ResidentId>empty(), Kind.ROOM_TEMPERATURE, 20);
                readings++;
            }
            if (random.nextBoolean()) {
                calls.add(box.call(calls.size()).id().value());
            }
            box.now.updateAndGet(now -> now.plus(Duration.ofHours(1)));
        }
        CentreTest.await(() -> box.journal.status().durable() >= box.journal.next());
        return readings;
    }

    /** The directory as it is now, while the box still works in it. */
    private static Path killed(TestBox box, Path data, int life) throws IOException {
        Path copy = data.resolveSibling("life-" + life);
        box.uplink = false;
        KilledCopy.make(data, copy);
        box.close();
        return copy;
    }

    private static void lastLife(Path data, TestCentre centre, long readings) throws Exception {
        try (TestBox box = open(data, centre)) {
            box.reading("thermometer", Optional.empty(), Kind.ROOM_TEMPERATURE, 20);
            box.now.updateAndGet(now -> now.plus(Duration.ofHours(2)));
            CentreTest.await(() -> {
                box.centre.hurry();
                return told(centre) >= readings && box.lane(Lane.ALARMS).pending() == 0;
            });
        }
    }

    private static long told(TestCentre centre) {
        return centre.held.values().stream()
                .mapToLong(bundle -> bundle.path("readings").asLong())
                .sum();
    }

    private static Set<String> calls(TestCentre centre) {
        Set<String> calls = new HashSet<>();
        centre.held.values().forEach(bundle -> calls.add(bundle.path("alarm").asText()));
        return calls;
    }
}
