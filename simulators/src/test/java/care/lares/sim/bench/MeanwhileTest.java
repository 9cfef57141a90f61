// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.sim.gateway.GatewayException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MeanwhileTest {
    @Test
    void repeatsUntilItIsEnded() throws Exception {
        var times = new AtomicLong();
        var several = new CountDownLatch(3);
        try (Meanwhile meanwhile = Meanwhile.repeat("test", () -> {
            times.incrementAndGet();
            several.countDown();
        })) {
            several.await();
            meanwhile.end();
            assertThat(times.get()).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void tellsAtTheEndWhatWentWrong() {
        try (Meanwhile meanwhile = Meanwhile.repeat("test", () -> {
            throw new GatewayException("no answer");
        })) {
            assertThatThrownBy(meanwhile::end)
                    .isInstanceOf(GatewayException.class)
                    .hasMessageContaining("no answer");
        }
    }
}
