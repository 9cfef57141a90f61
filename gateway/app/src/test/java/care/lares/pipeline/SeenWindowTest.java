// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenWindowTest {
    private static final int DAY = 24 * 60;

    private final SeenWindow window = new SeenWindow();

    @Test
    void remembersForADay() {
        window.add(7, 1_000);

        assertThat(window.contains(7, 1_000 + DAY)).isTrue();
        assertThat(window.contains(7, 1_000 + DAY + 1)).isFalse();
        assertThat(window.size()).isZero();
    }

    @Test
    void forgetsEverythingAfterALongSilence() {
        window.add(7, 1_000);
        int wrapsSixteenBits = 65_536;

        assertThat(window.contains(7, 1_000 + wrapsSixteenBits)).isFalse();
    }

    @Test
    void letsTheOldestGiveWayWhenFull() {
        for (long i = 1; i <= SeenWindow.MAX_FINGERPRINTS + 1; i++) {
            window.add(i, 0);
        }

        assertThat(window.size()).isEqualTo(SeenWindow.MAX_FINGERPRINTS);
        assertThat(window.contains(1, 0)).isFalse();
        assertThat(window.contains(2, 0)).isTrue();
        assertThat(window.contains(SeenWindow.MAX_FINGERPRINTS + 1, 0)).isTrue();
    }

    @Test
    void keepsWhatItKnowsWhenTheClockIsSetBack() {
        window.add(7, 1_000);
        window.add(8, 10);

        assertThat(window.contains(7, 10)).isTrue();
        assertThat(window.contains(8, 1_000)).isTrue();
    }

    @Test
    void givesTheNewestInTheOrderTheyCame() {
        for (long i = 1; i <= 20; i++) {
            window.add(i, 0);
        }
        window.add(5, 0);

        assertThat(window.newest(3)).containsExactly(18L, 19L, 20L);
        assertThat(window.newest(100)).hasSize(20).startsWith(1L);
        assertThat(new SeenWindow().newest(3)).isEqualTo(List.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithAMapThatKeepsItsOrder(long seed) {
        Random random = new Random(seed);
        Map<Long, Long> model = new LinkedHashMap<>();
        long minute = 0;
        for (int i = 0; i < 60_000; i++) {
            minute += random.nextInt(40) == 0 ? random.nextInt(12) : 0;
            long fingerprint = clustered(random);
            forget(model, minute);
            assertThat(window.contains(fingerprint, minute))
                    .as("seed %d step %d", seed, i)
                    .isEqualTo(model.containsKey(fingerprint));
            if (random.nextBoolean()) {
                window.add(fingerprint, minute);
                model.putIfAbsent(fingerprint, minute);
                forget(model, minute);
            }
        }
        assertThat(window.newest(Integer.MAX_VALUE)).isEqualTo(List.copyOf(model.keySet()));
    }

    /** Few different low bits, so that slots collide and are vacated in the middle of runs. */
    private static long clustered(Random random) {
        return ((long) random.nextInt(200) << 32) | (random.nextInt(40) * 5L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsTheNewestWhereItMayHaveFewer(long seed) {
        Random random = new Random(seed);
        List<Long> model = new ArrayList<>();
        int most = SeenWindow.MAX_FINGERPRINTS;
        for (long i = 1; i < 30_000; i++) {
            if (random.nextInt(3_000) == 0) {
                most = 16 << random.nextInt(9);
                window.limit(most);
            }
            window.add(i, 0);
            model.add(i);
            model.subList(0, Math.max(0, model.size() - most)).clear();
        }
        assertThat(window.newest(Integer.MAX_VALUE)).as("seed %d", seed).isEqualTo(model);
        assertThat(window.contains(model.get(0), 0)).isTrue();
        assertThat(window.contains(model.get(0) - 1, 0)).isFalse();
    }

    private static void forget(Map<Long, Long> model, long minute) {
        Iterator<Long> oldest = model.values().iterator();
        while (oldest.hasNext() && minute - oldest.next() > DAY) {
            oldest.remove();
        }
        if (model.size() > SeenWindow.MAX_FINGERPRINTS) {
            model.remove(model.keySet().iterator().next());
        }
    }
}
