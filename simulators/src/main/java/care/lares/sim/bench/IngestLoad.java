// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import java.util.Locale;

/**
 * One load a gateway is measured under.
 *
 * @param over what they speak
 * @param clients connections, each a device of its own
 * @param inflight messages without an answer, per connection
 */
record IngestLoad(Over over, int clients, int inflight) {
    /** A protocol. */
    enum Over {
        MQTT,
        /** Confirmable messages over UDP. */
        COAP,
        /** The same over DTLS with a pre-shared key. */
        COAPS
    }

    @Override
    public String toString() {
        return (over == Over.MQTT ? "" : over.name().toLowerCase(Locale.ROOT) + " ") + clients + " x " + inflight;
    }
}
