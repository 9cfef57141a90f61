// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.DeviceId;
import care.lares.domain.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Knows a reading that has been logged before. For one thread.
 *
 * <p>A reading is known by (device, kind, id); without an id by (device, kind, time, value); without both by the
 * transport's own message identity. A life-safety reading is known by its id <em>and</em> its time, or else by the
 * transport's identity only: two presses without an id are two presses.
 *
 * <p>Fingerprints have 64 bits: that a new reading meets one of its device's 4,096 by chance happens once in 4 · 10^15.
 */
public final class Duplicates {
    /** What a reading is. */
    public enum Verdict {
        /** Not seen before, or nothing identifies it. */
        FRESH,
        /** Logged before. */
        DUPLICATE
    }

    /**
     * Most fingerprints in a snapshot, over all devices: 256 kB. The event loop restates them, and a call must not wait
     * for that; the log behind the snapshot gives back what is newer.
     */
    public static final int SNAPSHOT_BUDGET = 32_768;
    /** Most devices remembered, more than a gateway serves; the one that was silent longest gives way. */
    public static final int MAX_DEVICES = 1_024;

    /**
     * Memory of all fingerprints together, bytes: a fifth of the smallest heap the gateway runs with. Full windows of 219
     * devices fit; where there are more, each has a smaller one, so that none crowds out another.
     */
    static final int BUDGET = 12 << 20;

    private static final int SECONDS_PER_MINUTE = 60;

    private final Map<DeviceId, SeenWindow> windows = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DeviceId, SeenWindow> eldest) {
            return size() > MAX_DEVICES;
        }
    };

    /** Fingerprints that each device may have: a power of two. */
    private int share = SeenWindow.MAX_FINGERPRINTS;

    /**
     * The transport's identity of one message, as {@link #judge} and {@link #remember} take it: never 0, the same after a
     * restart.
     *
     * @param session the session that outlives the connection, such as a client id
     * @param messageNumber the message's number in it, such as an MQTT packet id
     */
    public static long transportId(String session, int messageNumber) {
        return Fingerprint.ofTransport(session, messageNumber);
    }

    /**
     * Whether a reading has been remembered before.
     *
     * @param repeats {@link #transportId} of its message when the transport says that it sends it again (MQTT DUP); 0
     *     when it says that this is the first time: message numbers are used again as soon as they were acknowledged
     */
    public Verdict judge(Reading reading, long repeats) {
        return judge(reading, repeats, reading.receivedAt());
    }

    /**
     * The same by another clock than the one that stamped it.
     *
     * @param now by a clock that is never set: what is remembered grows old by it
     */
    Verdict judge(Reading reading, long repeats, Instant now) {
        SeenWindow window = windows.get(reading.device());
        long fingerprint = Fingerprint.of(reading, repeats);
        boolean seen = window != null && fingerprint != Fingerprint.NONE && window.contains(fingerprint, minute(now));
        return seen ? Verdict.DUPLICATE : Verdict.FRESH;
    }

    /**
     * Remembers a reading that was logged, now or before a restart.
     *
     * @param transportId {@link #transportId} of its message; 0 when it has none
     */
    public void remember(Reading reading, long transportId) {
        remember(reading, transportId, reading.receivedAt());
    }

    /** The same by another clock than the one that stamped it. */
    void remember(Reading reading, long transportId, Instant now) {
        long fingerprint = Fingerprint.of(reading, transportId);
        if (fingerprint != Fingerprint.NONE) {
            window(reading.device()).add(fingerprint, minute(now));
        }
    }

    /**
     * Remembers what a snapshot held.
     *
     * @param at when the snapshot was taken
     * @param fingerprints oldest first
     */
    public void restore(DeviceId device, Instant at, List<Long> fingerprints) {
        SeenWindow window = window(device);
        fingerprints.forEach(fingerprint -> window.add(fingerprint, minute(at)));
    }

    /** Somebody whom this device served was erased. */
    public void forget(DeviceId device) {
        windows.remove(device);
    }

    /**
     * What a snapshot holds: the newest fingerprints of each device, oldest of them first, {@link #SNAPSHOT_BUDGET} at
     * most. What quiet devices do not use is shared by the others.
     */
    public Map<DeviceId, List<Long>> snapshot(Instant now) {
        windows.values().forEach(window -> window.forgetOld(minute(now)));
        List<Map.Entry<DeviceId, SeenWindow>> smallestFirst = new ArrayList<>(windows.entrySet());
        smallestFirst.sort(Comparator.comparingInt(entry -> entry.getValue().size()));
        Map<DeviceId, List<Long>> snapshot = new HashMap<>();
        int left = SNAPSHOT_BUDGET;
        int devices = smallestFirst.size();
        for (Map.Entry<DeviceId, SeenWindow> entry : smallestFirst) {
            List<Long> newest = entry.getValue().newest(left / devices);
            left -= newest.size();
            devices--;
            if (!newest.isEmpty()) {
                snapshot.put(entry.getKey(), newest);
            }
        }
        return snapshot;
    }

    private SeenWindow window(DeviceId device) {
        SeenWindow known = windows.get(device);
        return known == null ? begin(device) : known;
    }

    private SeenWindow begin(DeviceId device) {
        SeenWindow made = new SeenWindow();
        windows.put(device, made);
        int now = Math.min(
                SeenWindow.MAX_FINGERPRINTS, Integer.highestOneBit(BUDGET / SeenWindow.BYTES_EACH / windows.size()));
        if (now != share) {
            share = now;
            windows.values().forEach(window -> window.limit(share));
        } else {
            made.limit(share);
        }
        return made;
    }

    private static long minute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS_PER_MINUTE);
    }
}
