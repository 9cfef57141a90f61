// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who has begun a body in blocks and not ended it. The library has places for some, keeps each for half a minute and takes
 * nobody else meanwhile: here no address gets more than its share, or one would keep all others out. Any thread.
 */
final class BlockPlaces {
    private record Place(InetAddress from, long sinceNanos) {}

    /** Whose next block is awaited longest first. */
    private final Map<Object, Place> begun = new LinkedHashMap<>();

    /**
     * A first block; whether there is a place for the others. Whoever begins anew has its place already.
     *
     * @param transfer the sender's address and port, and what for
     */
    synchronized boolean begins(Object transfer, InetAddress from, long nowNanos) {
        begun.values().removeIf(place -> nowNanos - place.sinceNanos() > CoapLimits.BLOCK_WITHIN.toNanos());
        begun.remove(transfer);
        long others = begun.values().stream()
                .filter(place -> place.from().equals(from))
                .count();
        if (others >= CoapLimits.BLOCK_TRANSFERS_OF_ADDRESS || begun.size() >= CoapLimits.BLOCK_TRANSFERS) {
            return false;
        }
        begun.put(transfer, new Place(from, nowNanos));
        return true;
    }

    /** One more block: it is waited for anew. */
    synchronized void goesOn(Object transfer, long nowNanos) {
        Place place = begun.remove(transfer);
        if (place != null) {
            begun.put(transfer, new Place(place.from(), nowNanos));
        }
    }

    /** The last block. */
    synchronized void ends(Object transfer) {
        begun.remove(transfer);
    }
}
