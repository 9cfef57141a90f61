// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import java.time.Duration;
import java.util.Optional;

/**
 * How a demo is wanted.
 *
 * @param residents how many
 * @param length counted from ready; empty: until it is interrupted
 * @param speed how many times as fast as a night the simulated devices live
 * @param http the gateway's port, 0 for any free one
 * @param mqtt likewise
 * @param coap likewise, UDP
 * @param seed of the ward
 * @param home where it lives
 */
record DemoSettings(
        int residents,
        Optional<Duration> length,
        double speed,
        int http,
        int mqtt,
        int coap,
        long seed,
        DemoHome home) {}
