// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps an address waiting from which one handshake after the other fails: each costs an exchange of keys, and whoever has
 * the right one would wait for that. Who waits is let in again at a pace, so that a device behind the same address, which
 * repeats its hello after 1, 2 and 4 seconds, comes through between those that fail. Any thread.
 */
final class HelloBrake {
    /**
     * Failures of one address that cost it nothing: a dozen devices behind one router that each try every ten seconds with
     * a wrong key do not keep their neighbours waiting.
     */
    static final int FREE = 72;

    /** One failure is made up for in this time: ten a second are a few hundredths of a small processor. */
    static final Duration PACE = Duration.ofMillis(100);

    /** For so long at most an address waits after its last failure, however many began at once. */
    static final Duration LONGEST = Duration.ofSeconds(5);

    /** Most addresses remembered: the one that failed longest ago gives way. */
    static final int MAX_ADDRESSES = 1_024;

    private static final long UNTOUCHED = PACE.toNanos() * (FREE - 1);

    /** When each will have made up for its failures, nanoseconds; who failed last is last. */
    private final Map<InetAddress, Long> settled = new LinkedHashMap<>();

    /** A handshake failed. */
    synchronized void failed(InetAddress address, long nowNanos) {
        Long before = settled.remove(address);
        long owed = before == null ? 0 : Math.max(0, before - nowNanos);
        settled.put(address, nowNanos + Math.min(owed + PACE.toNanos(), UNTOUCHED + LONGEST.toNanos()));
        if (settled.size() > MAX_ADDRESSES) {
            settled.remove(settled.keySet().iterator().next());
        }
    }

    /** Whether who comes from there has to wait. */
    synchronized boolean holds(InetAddress address, long nowNanos) {
        Long until = settled.get(address);
        return until != null && until - nowNanos > UNTOUCHED;
    }
}
