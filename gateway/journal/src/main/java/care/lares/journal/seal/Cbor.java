// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.math.BigDecimal;
import java.math.BigInteger;

/** The numbers of RFC 8949 that entries use. */
final class Cbor {
    static final int UNSIGNED = 0;
    static final int NEGATIVE = 1;
    static final int BYTES = 2;
    static final int TEXT = 3;
    static final int ARRAY = 4;

    static final int INFO_BITS = 5;
    static final int INFO_MASK = 0x1f;

    static final int FALSE = 0xf4;
    static final int TRUE = 0xf5;
    static final int NULL = 0xf6;
    static final int POSITIVE_BIGNUM = 0xc2;
    static final int NEGATIVE_BIGNUM = 0xc3;
    static final int DECIMAL_FRACTION = 0xc4;

    /** Arguments below this stand in the initial byte itself. */
    static final int FIRST_INFO_WITH_BYTES = 24;

    private static final int LAST_INFO_WITH_BYTES = 27;

    /** Digits of 2^64: a decimal with more before its point cannot be a plain integer, and is not written out to see. */
    private static final int UINT64_DIGITS = 20;

    private Cbor() {}

    /** How many bytes the shortest form of an argument, taken as unsigned, needs after the initial byte. */
    static int argumentBytes(long argument) {
        if (argument < 0 || argument > 0xffff_ffffL) {
            return Long.BYTES;
        }
        if (argument > 0xffff) {
            return Integer.BYTES;
        }
        if (argument > 0xff) {
            return Short.BYTES;
        }
        return argument >= FIRST_INFO_WITH_BYTES ? 1 : 0;
    }

    /** The additional information that announces 1, 2, 4 or 8 bytes. */
    static int infoFor(int argumentBytes) {
        return FIRST_INFO_WITH_BYTES + Integer.numberOfTrailingZeros(argumentBytes);
    }

    /** How many bytes additional information announces, -1 for what deterministic CBOR does not have. */
    static int bytesFor(int info) {
        if (info < FIRST_INFO_WITH_BYTES) {
            return 0;
        }
        return info <= LAST_INFO_WITH_BYTES ? 1 << (info - FIRST_INFO_WITH_BYTES) : -1;
    }

    /** How many bytes the head of an item takes that announces this much. */
    static int headBytes(long argument) {
        return 1 + argumentBytes(argument);
    }

    /** Whether a number without trailing zeros is a plain integer in CBOR: -2^64 to 2^64-1. */
    static boolean isPlainInteger(BigDecimal stripped) {
        return stripped.scale() <= 0
                && (long) stripped.precision() - stripped.scale() <= UINT64_DIGITS
                && fitsInteger(stripped.toBigInteger());
    }

    private static boolean fitsInteger(BigInteger value) {
        return (value.signum() < 0 ? value.not() : value).bitLength() <= Long.SIZE;
    }
}
