// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The time of day as bytes, made anew only when it is asked for and patched instead of formatted. */
final class Stamp {
    static final int LENGTH = "2026-11-21T08:00:00.000000Z".length();
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'.000000Z'").withZone(ZoneOffset.UTC);
    private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();
    private static final int NANOS_PER_MICRO = 1000;
    private static final int LAST_DIGIT = LENGTH - 2;
    private static final int FRACTION_DIGITS = 6;
    private static final int BASE = 10;

    private final Instant startWall;
    private final long startNanos;
    private byte[] bytes = new byte[LENGTH];
    private long second = Long.MIN_VALUE;

    Stamp(Instant startWall, long startNanos) {
        this.startWall = startWall;
        this.startNanos = startNanos;
    }

    /** The stamp of this moment: an array that is reused. */
    byte[] at(long nanos) {
        long sinceSecond = startWall.getNano() + nanos - startNanos;
        long now = startWall.getEpochSecond() + Math.floorDiv(sinceSecond, NANOS_PER_SECOND);
        if (now != second) {
            second = now;
            bytes = FORMAT.format(Instant.ofEpochSecond(now)).getBytes(US_ASCII);
        }
        long micros = Math.floorMod(sinceSecond, NANOS_PER_SECOND) / NANOS_PER_MICRO;
        for (int i = LAST_DIGIT; i > LAST_DIGIT - FRACTION_DIGITS; i--) {
            bytes[i] = (byte) ('0' + micros % BASE);
            micros /= BASE;
        }
        return bytes;
    }
}
