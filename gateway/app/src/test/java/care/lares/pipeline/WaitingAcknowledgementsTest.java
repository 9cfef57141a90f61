// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitingAcknowledgementsTest {
    private final WaitingAcknowledgements waiting = new WaitingAcknowledgements();
    private final List<String> acknowledged = new ArrayList<>();

    @Test
    void acknowledgesNothingBeforeTheLogIsDurable() {
        waiting.after(1, () -> acknowledged.add("a"));
        waiting.durable(0);
        assertThat(acknowledged).isEmpty();
        waiting.durable(1);
        assertThat(acknowledged).containsExactly("a");
    }

    @Test
    void acknowledgesInTheOrderOfTheLog() {
        waiting.after(1, () -> acknowledged.add("a"));
        waiting.after(3, () -> acknowledged.add("b"));
        waiting.after(4, () -> acknowledged.add("c"));
        waiting.durable(3);
        assertThat(acknowledged).containsExactly("a", "b");
    }

    @Test
    void acknowledgesAtOnceWhatIsDurableAlready() {
        waiting.durable(5);
        waiting.after(5, () -> acknowledged.add("duplicate"));
        assertThat(acknowledged).containsExactly("duplicate");
    }

    @Test
    void letsNoMoreWaitThanFitIntoMemory() {
        for (int i = 1; i <= WaitingAcknowledgements.MAX_WAITING; i++) {
            assertThat(waiting.after(i, () -> {})).isTrue();
        }
        assertThat(waiting.after(WaitingAcknowledgements.MAX_WAITING + 1L, () -> {}))
                .isFalse();
    }

    /** One thread adds, another lets go: each is acknowledged exactly once and never too early. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void losesAndDoublesNothingBetweenTwoThreads(long seed) throws InterruptedException {
        int all = 20_000;
        Random random = new Random(seed);
        AtomicInteger count = new AtomicInteger();
        Thread writer = new Thread(() -> {
            for (long size = 0; size < all; size += 1 + random.nextInt(50)) {
                waiting.durable(size);
            }
            waiting.durable(all);
        });
        writer.start();
        for (int i = 1; i <= all; i++) {
            waiting.after(i, count::incrementAndGet);
        }
        writer.join();
        waiting.durable(all);
        assertThat(count).hasValue(all);
    }
}
