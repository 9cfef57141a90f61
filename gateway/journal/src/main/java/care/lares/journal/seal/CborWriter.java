// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Writes deterministic CBOR (RFC 8949 section 4.2): shortest heads, definite lengths, no floats, no maps. */
final class CborWriter {
    private static final int INITIAL_BYTES = 192;
    private static final int MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private byte[] buffer;
    private int length;

    CborWriter() {
        this(INITIAL_BYTES);
    }

    /** For this many bytes: when they are written to the last, they need not be copied. */
    CborWriter(int capacity) {
        this.buffer = new byte[capacity];
    }

    CborWriter array(int items) {
        return head(Cbor.ARRAY, items);
    }

    CborWriter integer(long value) {
        return value >= 0 ? head(Cbor.UNSIGNED, value) : head(Cbor.NEGATIVE, ~value);
    }

    CborWriter flag(boolean value) {
        return put(value ? Cbor.TRUE : Cbor.FALSE);
    }

    CborWriter absent() {
        return put(Cbor.NULL);
    }

    CborWriter text(String value) {
        return utf8(value.getBytes(StandardCharsets.UTF_8));
    }

    CborWriter utf8(byte[] text) {
        return head(Cbor.TEXT, text.length).raw(text);
    }

    CborWriter bytes(byte[] value) {
        return head(Cbor.BYTES, value.length).raw(value);
    }

    /** Text of what is there, or null; ids are written as what they print. */
    CborWriter optionalText(Optional<?> value) {
        return value.isPresent() ? text(value.get().toString()) : absent();
    }

    /** Microseconds since 1970; a moment further than 292,000 years away is stored as the furthest that fits. */
    CborWriter moment(Instant at) {
        return integer(micros(at.getEpochSecond(), at.getNano()));
    }

    CborWriter optionalMoment(Optional<Instant> at) {
        return at.isPresent() ? moment(at.get()) : absent();
    }

    /** Microseconds. */
    CborWriter duration(Duration duration) {
        return integer(micros(duration.getSeconds(), duration.getNano()));
    }

    /** An integer where 64 bits and a sign suffice, else a decimal fraction (tag 4) whose mantissa does not end in 0. */
    CborWriter decimal(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        if (Cbor.isPlainInteger(stripped)) {
            return big(stripped.toBigInteger());
        }
        return put(Cbor.DECIMAL_FRACTION)
                .array(2)
                .integer(-(long) stripped.scale())
                .big(stripped.unscaledValue());
    }

    /** Bytes that are deterministic CBOR already. */
    CborWriter raw(byte[] encoded) {
        ensure(encoded.length);
        System.arraycopy(encoded, 0, buffer, length, encoded.length);
        length += encoded.length;
        return this;
    }

    byte[] written() {
        return length == buffer.length ? buffer : Arrays.copyOf(buffer, length);
    }

    private CborWriter big(BigInteger value) {
        BigInteger argument = value.signum() < 0 ? value.not() : value;
        if (argument.bitLength() <= Long.SIZE) {
            return head(value.signum() < 0 ? Cbor.NEGATIVE : Cbor.UNSIGNED, argument.longValue());
        }
        byte[] magnitude = argument.toByteArray();
        int sign = magnitude[0] == 0 ? 1 : 0;
        return put(value.signum() < 0 ? Cbor.NEGATIVE_BIGNUM : Cbor.POSITIVE_BIGNUM)
                .bytes(Arrays.copyOfRange(magnitude, sign, magnitude.length));
    }

    private CborWriter head(int major, long argument) {
        ensure(1 + Long.BYTES);
        int follow = Cbor.argumentBytes(argument);
        int info = follow == 0 ? (int) argument : Cbor.infoFor(follow);
        buffer[length++] = (byte) (major << Cbor.INFO_BITS | info);
        for (int shift = (follow - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            buffer[length++] = (byte) (argument >>> shift);
        }
        return this;
    }

    private CborWriter put(int initialByte) {
        ensure(1);
        buffer[length++] = (byte) initialByte;
        return this;
    }

    private void ensure(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }

    private static long micros(long seconds, int nanos) {
        long most = Long.MAX_VALUE / MICROS_PER_SECOND - 1;
        if (seconds > most || seconds < -most) {
            return seconds > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
        return seconds * MICROS_PER_SECOND + nanos / NANOS_PER_MICRO;
    }
}
