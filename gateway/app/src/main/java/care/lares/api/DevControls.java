// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What programs may do to a gateway for tests and integrators; no other gateway has it.
 *
 * @param clock the clock they move on; empty when it is the machine's
 * @param faults by name, what each can be set to and what does it: {@code uplink → down → …}; iterated in this order
 */
public record DevControls(Optional<Clock> clock, Map<String, Map<String, Runnable>> faults) {

    /** A clock that stands still unless it is moved on. Called on the event loop. */
    public interface Clock {
        /** What it shows. */
        Instant now();

        /** Moves it on; done once everything up to then has been evaluated. */
        Future<Arrival> advance(Duration by);

        /** Moves it on to an instant; fails with an {@link IllegalArgumentException} when that has passed. */
        Future<Arrival> advanceTo(Instant target);

        /** Sets the wall's clock alone, by this much, and no time passes; looked at at once. */
        Future<Arrival> jump(Duration by);

        /** Sets the wall's clock alone, and no time passes; looked at at once. */
        Future<Arrival> set(Instant to);

        /** What the house makes of it. */
        Shown shown();
    }

    /**
     * The house's time.
     *
     * @param time what entries are stamped with
     * @param trusted whether the clock is believed
     */
    public record Shown(Instant time, boolean trusted) {}

    /**
     * Where the clock has come to.
     *
     * @param now what it shows
     * @param durable whether everything up to then would survive a power cut; not while storage fails
     */
    public record Arrival(Instant now, boolean durable) {}
}
