// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.http;

import care.lares.domain.DeviceId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Slows a device down that keeps sending what nobody understands, and no other. For one thread. */
final class Brake {
    /** Refused messages in a row that are answered at once: a technician tries out every wrong message there is. */
    static final int FREE = 60;
    /** The first pause; each further refused message doubles it. */
    static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    /** Longest pause: what it has to say after that is looked at again. */
    static final Duration MAX_PAUSE = Duration.ofSeconds(60);
    /** Most devices remembered: the one that was refused longest ago gives way. */
    static final int MAX_DEVICES = 1_024;

    private record Refusals(int count, long untilNanos) {}

    private final Map<DeviceId, Refusals> byDevice = new LinkedHashMap<>();

    /** How long the device must still be silent; zero: it may speak. */
    Duration pause(DeviceId device, long nowNanos) {
        Refusals refusals = byDevice.get(device);
        long left = refusals == null ? 0 : refusals.untilNanos() - nowNanos;
        return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }

    /** Nothing of a message was understood. */
    void refused(DeviceId device, long nowNanos) {
        Refusals before = byDevice.remove(device);
        int count = before == null ? 1 : Math.min(before.count() + 1, FREE + Integer.SIZE);
        byDevice.put(device, new Refusals(count, nowNanos + pauseAfter(count).toNanos()));
        if (byDevice.size() > MAX_DEVICES) {
            byDevice.remove(byDevice.keySet().iterator().next());
        }
    }

    /** Something was understood: it begins anew. */
    void understood(DeviceId device) {
        byDevice.remove(device);
    }

    private static Duration pauseAfter(int count) {
        if (count <= FREE) {
            return Duration.ZERO;
        }
        int doublings = Math.min(count - FREE - 1, Long.SIZE / 2);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        return pause.compareTo(MAX_PAUSE) < 0 ? pause : MAX_PAUSE;
    }
}
