// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps an address waiting from which one handshake after the other fails: each costs an exchange of keys, and whoever has
 * the right one would wait for that. Any thread.
 */
final class HelloBrake {
    /**
     * Failures of one address in {@link #WINDOW} that cost it nothing: a dozen devices behind one router that each try every
     * ten seconds with a wrong key do not keep their neighbours waiting.
     */
    static final int FREE = 72;

    /** For so long at most an address is kept waiting; then it may fail anew. */
    static final Duration WINDOW = Duration.ofMinutes(1);

    /** Most addresses remembered: the one that failed longest ago gives way. */
    static final int MAX_ADDRESSES = 1_024;

    private record Failures(long sinceNanos, int count) {}

    private final Map<InetAddress, Failures> byAddress = new LinkedHashMap<>();

    /** A handshake failed. */
    synchronized void failed(InetAddress address, long nowNanos) {
        Failures before = byAddress.remove(address);
        boolean goesOn = before != null && nowNanos - before.sinceNanos() < WINDOW.toNanos();
        byAddress.put(
                address,
                goesOn && before != null
                        ? new Failures(before.sinceNanos(), before.count() + 1)
                        : new Failures(nowNanos, 1));
        if (byAddress.size() > MAX_ADDRESSES) {
            byAddress.remove(byAddress.keySet().iterator().next());
        }
    }

    /** Whether who comes from there has to wait. */
    synchronized boolean holds(InetAddress address, long nowNanos) {
        Failures failures = byAddress.get(address);
        return failures != null && failures.count() >= FREE && nowNanos - failures.sinceNanos() < WINDOW.toNanos();
    }
}
