// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Walks over deterministic CBOR (RFC 8949 section 4.2) and refuses everything else: longer heads than needed,
 * indefinite lengths, floats, maps, tags other than decimal fractions, text that is not UTF-8.
 */
final class CborCursor {
    /** Deepest nesting: an alarm's history is three deep. */
    private static final int MAX_DEPTH = 8;

    static final int UNSIGNED = 0;
    static final int TEXT = 3;
    static final int ARRAY = 4;

    private static final int NEGATIVE = 1;
    private static final int BYTES = 2;
    private static final int TAG = 6;
    private static final int SIMPLE = 7;

    private static final int POSITIVE_BIG = 2;
    private static final int NEGATIVE_BIG = 3;
    private static final int FRACTION = 4;
    private static final int FALSE = 20;
    private static final int TRUE = 21;
    private static final int NULL = 22;

    private final byte[] bytes;
    private final String what;
    private int at;
    private int major;

    CborCursor(byte[] bytes, String what) {
        this.bytes = bytes;
        this.what = what;
    }

    /** The shortest head of an item. */
    static byte[] head(int major, long argument) {
        int width = argument < 24 ? 0 : Math.max(1, Integer.highestOneBit(bytesOf(argument) * 2 - 1));
        byte[] head = new byte[1 + width];
        head[0] = (byte) (major << 5 | (width == 0 ? argument : 24 + Integer.numberOfTrailingZeros(width)));
        for (int i = width; i > 0; i--) {
            head[i] = (byte) (argument >>> ((width - i) * Byte.SIZE));
        }
        return head;
    }

    private static int bytesOf(long argument) {
        return (Long.SIZE - Long.numberOfLeadingZeros(argument) + Byte.SIZE - 1) / Byte.SIZE;
    }

    int position() {
        return at;
    }

    void array(int items) throws RefusedException {
        unless(head(ARRAY) == items, "an array of other length");
    }

    /** Begins an array of any length and answers it. */
    long array() throws RefusedException {
        return head(ARRAY);
    }

    long unsigned() throws RefusedException {
        long value = head(UNSIGNED);
        unless(value >= 0, "a number that is too large");
        return value;
    }

    byte[] bytes() throws RefusedException {
        return string(BYTES);
    }

    boolean flag() throws RefusedException {
        long argument = head(SIMPLE);
        unless(argument == FALSE || argument == TRUE, "something else than a flag");
        return argument == TRUE;
    }

    String text() throws RefusedException {
        return Strict.utf8(string(TEXT), what);
    }

    void end() throws RefusedException {
        unless(at == bytes.length, "bytes behind its end");
    }

    /** Passes over any item. */
    void item() throws RefusedException {
        item(MAX_DEPTH);
    }

    private void item(int depth) throws RefusedException {
        unless(depth > 0, "items nested too deep");
        long argument = head();
        switch (major) {
            case UNSIGNED, NEGATIVE -> {}
            case BYTES -> skip(argument);
            case TEXT -> Strict.requireUtf8(bytes, at, skip(argument), what);
            case ARRAY -> items(argument, depth - 1);
            case TAG -> fraction(argument);
            default -> unless(major == SIMPLE && argument >= FALSE && argument <= NULL, "an item that is not used");
        }
    }

    private void items(long count, int depth) throws RefusedException {
        unless(count >= 0 && count <= bytes.length - at, "a length beyond its end");
        for (long left = count; left > 0; left--) {
            item(depth);
        }
    }

    /** A decimal fraction, which must have no shorter form: neither a mantissa that ends in zero nor an integer. */
    private void fraction(long tag) throws RefusedException {
        unless(tag == FRACTION, "a tag that is not used");
        array(2);
        BigInteger exponent = integer(false);
        BigInteger mantissa = integer(true);
        unless(exponent.bitLength() < Integer.SIZE, "an exponent that is too large");
        unless(mantissa.mod(BigInteger.TEN).signum() != 0, "a mantissa that ends in zero");
        boolean whole = exponent.signum() >= 0 && exponent.intValue() < 20;
        if (whole) {
            BigInteger value = mantissa.multiply(BigInteger.TEN.pow(exponent.intValue()));
            unless((value.signum() < 0 ? value.not() : value).bitLength() > Long.SIZE, "an integer as a fraction");
        }
    }

    private BigInteger integer(boolean big) throws RefusedException {
        long argument = head();
        if (major == UNSIGNED || major == NEGATIVE) {
            BigInteger value = new BigInteger(Long.toUnsignedString(argument));
            return major == UNSIGNED ? value : value.not();
        }
        unless(big && major == TAG && (argument == POSITIVE_BIG || argument == NEGATIVE_BIG), "no integer");
        byte[] magnitude = bytes();
        unless(magnitude.length > Long.BYTES && magnitude[0] != 0, "a big number that is not in its shortest form");
        BigInteger value = new BigInteger(1, magnitude);
        return argument == POSITIVE_BIG ? value : value.not();
    }

    private byte[] string(int wanted) throws RefusedException {
        long length = head(wanted);
        return Arrays.copyOfRange(bytes, at, skip(length));
    }

    /** Passes over bytes and answers where they end. */
    private int skip(long length) throws RefusedException {
        unless(length >= 0 && length <= bytes.length - at, "a length beyond its end");
        at += (int) length;
        return at;
    }

    private long head(int wanted) throws RefusedException {
        long argument = head();
        unless(major == wanted, "an item of another kind");
        return argument;
    }

    private long head() throws RefusedException {
        int initial = next();
        major = initial >> 5;
        int info = initial & 0x1f;
        if (info < 24) {
            return info;
        }
        unless(info < 28 && major != SIMPLE, "an indefinite length or a float");
        int width = 1 << (info - 24);
        long argument = 0;
        for (int i = 0; i < width; i++) {
            argument = argument << Byte.SIZE | next();
        }
        boolean needed =
                width == 1 ? argument >= 24 : Long.compareUnsigned(argument, 1L << (width * Byte.SIZE / 2)) >= 0;
        unless(needed, "a number that is not in its shortest form");
        return argument;
    }

    private int next() throws RefusedException {
        unless(at < bytes.length, "ends too soon");
        return bytes[at++] & 0xff;
    }

    private void unless(boolean holds, String otherwise) throws RefusedException {
        RefusedException.unless(holds, what + ": " + otherwise);
    }
}
