// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.lares.sim.gateway.GatewayException;
import org.junit.jupiter.api.Test;

class IndexGaugeTest {
    private static final String METRICS = """
            # HELP lares_index_lag_seconds How long the oldest of them has waited
            # TYPE lares_index_lag_seconds gauge
            lares_index_lag_seconds 0.25
            lares_index_complete 1.0
            lares_index_waiting 1.2E7
            lares_journal_indexed 345.0
            """;

    @Test
    void findsTheIndexAmongTheMetrics() throws GatewayException {
        assertThat(IndexGauge.parse(METRICS)).isEqualTo(new IndexGauge(0.25, 345, 12_000_000, true));
    }

    @Test
    void saysWhichMetricIsMissing() {
        assertThatThrownBy(() -> IndexGauge.parse(METRICS.replace("lares_index_waiting", "waiting")))
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("lack lares_index_waiting");
    }

    @Test
    void saysWhichMetricIsNoNumber() {
        assertThatThrownBy(() -> IndexGauge.parse(METRICS.replace("0.25", "soon")))
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("lares_index_lag_seconds is no number: soon");
    }
}
