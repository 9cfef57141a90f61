// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

/**
 * One load a gateway is measured under.
 *
 * @param clients connections, each a device of its own
 * @param inflight messages without an answer, per connection
 */
record IngestLoad(int clients, int inflight) {
    @Override
    public String toString() {
        return clients + " x " + inflight;
    }
}
