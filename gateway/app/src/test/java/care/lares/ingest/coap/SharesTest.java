// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SharesTest {
    private final Shares<String, AtomicBoolean> shares = new Shares<>(2, AtomicBoolean::get);

    @Test
    void nobodyHasMoreThanTheShareAndWhatIsOverCountsNoMore() {
        AtomicBoolean first = new AtomicBoolean();
        assertThat(shares.take("a", first)).isTrue();
        assertThat(shares.take("a", new AtomicBoolean())).isTrue();
        assertThat(shares.take("a", new AtomicBoolean())).isFalse();
        assertThat(shares.take("b", new AtomicBoolean())).isTrue();
        first.set(true);
        assertThat(shares.take("a", new AtomicBoolean())).isTrue();
        assertThat(shares.take("a", new AtomicBoolean())).isFalse();
    }

    @Test
    void whoHoldsNothingIsForgotten() {
        for (int i = 0; i < 10_000; i++) {
            shares.take("device " + i, new AtomicBoolean(true));
        }
        assertThat(shares.holders()).isLessThan(300);
    }
}
