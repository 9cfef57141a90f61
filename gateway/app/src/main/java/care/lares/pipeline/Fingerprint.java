// SPDX-License-Identifier: Apache-2.0
package care.lares.pipeline;

import care.lares.domain.Quality;
import care.lares.domain.Reading;
import care.lares.domain.Value;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * 64 bits that name a reading among those of its device: FNV-1a over its identity, then MurmurHash3's finalizer.
 *
 * <p>Fingerprints are stored, so the function is fixed and has no key: whoever makes two readings collide loses one of
 * their own.
 */
final class Fingerprint {
    private static final long FNV_OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** What the identity consists of; part of what is hashed, so that two forms never meet. */
    private static final int BY_ID = 1;

    private static final int BY_TIME = 2;
    private static final int BY_TRANSPORT = 3;
    private static final int CALL_BY_ID = 4;
    private static final int TRANSPORT = 5;

    /** Stands for "cannot be told apart from others". */
    static final long NONE = 0;

    private long hash = FNV_OFFSET_BASIS;

    private Fingerprint(int form) {
        number(form);
    }

    /**
     * The fingerprint of a reading.
     *
     * @param transportId {@link #ofTransport} of its message, {@link #NONE} when there is none
     * @return {@link #NONE} when nothing identifies it
     */
    static long of(Reading reading, long transportId) {
        boolean named = reading.sourceId().isPresent();
        boolean timed = isTimed(reading);
        if (reading.kind().lifeSafety()) {
            return named && timed ? callById(reading) : byTransport(reading, transportId);
        }
        if (named) {
            return new Fingerprint(BY_ID)
                    .kind(reading)
                    .text(reading.sourceId().orElse(""))
                    .end();
        }
        return timed ? byTime(reading) : byTransport(reading, transportId);
    }

    /** The fingerprint of a message: its number within its session. */
    static long ofTransport(String session, int messageNumber) {
        return new Fingerprint(TRANSPORT).text(session).number(messageNumber).end();
    }

    /** A clock that was never set says the same after every start: no identity. */
    static boolean isTimed(Reading reading) {
        return reading.observedAt().isPresent() && !reading.quality().contains(Quality.TIME_IMPLAUSIBLE);
    }

    private static long callById(Reading call) {
        return new Fingerprint(CALL_BY_ID)
                .kind(call)
                .text(call.sourceId().orElse(""))
                .time(call.effectiveAt())
                .value(call.value())
                .end();
    }

    private static long byTime(Reading reading) {
        return new Fingerprint(BY_TIME)
                .kind(reading)
                .time(reading.effectiveAt())
                .value(reading.value())
                .end();
    }

    /** With kind and value, so that the rest of an array is not lost when a power cut left only its beginning. */
    private static long byTransport(Reading reading, long transportId) {
        if (transportId == NONE) {
            return NONE;
        }
        return new Fingerprint(BY_TRANSPORT)
                .number(transportId)
                .kind(reading)
                .value(reading.value())
                .end();
    }

    private Fingerprint kind(Reading reading) {
        return number(reading.kind().code());
    }

    private Fingerprint time(Instant at) {
        return number(at.getEpochSecond()).number(at.getNano());
    }

    /** Equal numbers are equal however many zeros they were written with: a restart forgets the zeros. */
    private Fingerprint value(Value value) {
        if (value instanceof Value.Quantity quantity) {
            BigDecimal number = quantity.number().stripTrailingZeros();
            return number(number.unscaledValue().longValue()).number(number.scale());
        }
        return value instanceof Value.Code code ? text(code.code()) : number(value.equals(Value.Flag.ON) ? 1 : 0);
    }

    private Fingerprint text(String text) {
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return number(text.length());
    }

    private Fingerprint number(long number) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            hash = (hash ^ ((number >>> shift) & 0xff)) * FNV_PRIME;
        }
        return this;
    }

    private long end() {
        long mixed = hash;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        mixed ^= mixed >>> 33;
        return mixed == NONE ? 1 : mixed;
    }
}
