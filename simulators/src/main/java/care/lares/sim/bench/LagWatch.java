// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;

/** Remembers the longest lag of the index it saw. For one thread; whoever joins it may ask. */
final class LagWatch {
    private final GatewayApi api;
    private double longestSeconds;

    LagWatch(GatewayApi api) {
        this.api = api;
    }

    /** Looks, and rests before the next look. */
    void look() throws GatewayException {
        longestSeconds = Math.max(longestSeconds, IndexGauge.of(api).lagSeconds());
        IndexGauge.pause();
    }

    double longestSeconds() {
        return longestSeconds;
    }
}
