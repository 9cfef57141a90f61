// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads what {@link CborWriter} writes and nothing else: every other way to say the same is refused, so that two
 * different byte strings are never one entry. Nesting is bounded by the caller, who asks for each array by itself.
 */
final class CborReader {
    private static final char REPLACEMENT = '\ufffd';

    private final byte[] bytes;
    private int at;

    CborReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Begins an array that must have exactly this many items. */
    void array(int items) throws UnreadableEntryException {
        int found = array();
        if (found != items) {
            throw wrong("array of " + found + " items instead of " + items);
        }
    }

    /** Begins an array and answers its number of items, which cannot be more than bytes that are left. */
    int array() throws UnreadableEntryException {
        return size(Cbor.ARRAY);
    }

    /** Begins an array of a bounded number of items. */
    int array(int least, int most, String what) throws UnreadableEntryException {
        int found = array();
        if (found < least || found > most) {
            throw wrong(found + " " + what + " instead of " + least + " to " + most);
        }
        return found;
    }

    /** Reads one item of an array. */
    @FunctionalInterface
    interface Item<T> {
        T read(CborReader in) throws UnreadableEntryException;
    }

    /** A whole array of items that are read alike. */
    <T> List<T> list(Item<T> item) throws UnreadableEntryException {
        List<T> all = new ArrayList<>();
        for (int left = array(); left > 0; left--) {
            all.add(item.read(this));
        }
        return all;
    }

    /** Asserts a number of fields that was read before. */
    void count(int found, int wanted) throws UnreadableEntryException {
        if (found != wanted) {
            throw wrong(found + " fields instead of " + wanted);
        }
    }

    /** What a number stands for. */
    <T> T known(Optional<T> named, String what) throws UnreadableEntryException {
        return named.orElseThrow(() -> wrong("unknown " + what));
    }

    long integer() throws UnreadableEntryException {
        int major = major();
        if (major != Cbor.UNSIGNED && major != Cbor.NEGATIVE) {
            throw wrong("no integer");
        }
        long argument = argument(major);
        if (argument < 0) {
            throw wrong("integer of more than 64 bits with sign");
        }
        return major == Cbor.UNSIGNED ? argument : ~argument;
    }

    /** An integer from 0 to 2^31-1. */
    int count() throws UnreadableEntryException {
        long value = integer();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw wrong("number out of range");
        }
        return (int) value;
    }

    boolean flag() throws UnreadableEntryException {
        int value = next();
        if (value != Cbor.TRUE && value != Cbor.FALSE) {
            throw wrong("neither true nor false");
        }
        return value == Cbor.TRUE;
    }

    String text() throws UnreadableEntryException {
        int size = size(Cbor.TEXT);
        String text = new String(bytes, at, size, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireUtf8(size);
        }
        at += size;
        return text;
    }

    /** What cannot be read is replaced by that character, which may also be what was written. */
    private void requireUtf8(int size) throws UnreadableEntryException {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, size));
        } catch (CharacterCodingException e) {
            throw new UnreadableEntryException("text is not UTF-8 at byte " + at, e);
        }
    }

    byte[] byteString() throws UnreadableEntryException {
        int size = size(Cbor.BYTES);
        at += size;
        return Arrays.copyOfRange(bytes, at - size, at);
    }

    /** A byte string that must have exactly this length. */
    byte[] byteString(int length) throws UnreadableEntryException {
        byte[] value = byteString();
        if (value.length != length) {
            throw wrong(value.length + " bytes instead of " + length);
        }
        return value;
    }

    /** Takes a null that stands for something absent. */
    boolean takeAbsent() {
        boolean absent = at < bytes.length && (bytes[at] & 0xff) == Cbor.NULL;
        at += absent ? 1 : 0;
        return absent;
    }

    Optional<String> optionalText() throws UnreadableEntryException {
        return takeAbsent() ? Optional.empty() : Optional.of(text());
    }

    Instant moment() throws UnreadableEntryException {
        return Instant.EPOCH.plus(integer(), ChronoUnit.MICROS);
    }

    Optional<Instant> optionalMoment() throws UnreadableEntryException {
        return takeAbsent() ? Optional.empty() : Optional.of(moment());
    }

    Duration duration() throws UnreadableEntryException {
        return Duration.of(integer(), ChronoUnit.MICROS);
    }

    BigDecimal decimal() throws UnreadableEntryException {
        if (at >= bytes.length || (bytes[at] & 0xff) != Cbor.DECIMAL_FRACTION) {
            return new BigDecimal(plain());
        }
        at++;
        array(2);
        long exponent = integer();
        BigInteger mantissa = big();
        if (exponent > Integer.MAX_VALUE || exponent < -Integer.MAX_VALUE) {
            throw wrong("exponent out of range");
        }
        BigDecimal number = new BigDecimal(mantissa, (int) -exponent);
        boolean shortest = number.scale() == number.stripTrailingZeros().scale() && !Cbor.isPlainInteger(number);
        if (!shortest) {
            throw wrong("decimal fraction is not in its shortest form");
        }
        return number;
    }

    /** Asserts that nothing follows. */
    void end() throws UnreadableEntryException {
        if (at != bytes.length) {
            throw wrong("bytes after the end");
        }
    }

    UnreadableEntryException wrong(String what) {
        return new UnreadableEntryException(what + " at byte " + at);
    }

    private BigInteger big() throws UnreadableEntryException {
        int initial = at < bytes.length ? bytes[at] & 0xff : -1;
        if (initial != Cbor.POSITIVE_BIGNUM && initial != Cbor.NEGATIVE_BIGNUM) {
            return plain();
        }
        at++;
        byte[] magnitude = byteString();
        if (magnitude.length <= Long.BYTES || magnitude[0] == 0) {
            throw wrong("big number is not in its shortest form");
        }
        BigInteger value = new BigInteger(1, magnitude);
        return initial == Cbor.POSITIVE_BIGNUM ? value : value.not();
    }

    private BigInteger plain() throws UnreadableEntryException {
        int major = major();
        if (major != Cbor.UNSIGNED && major != Cbor.NEGATIVE) {
            throw wrong("no number");
        }
        long bits = argument(major);
        BigInteger argument = bits >= 0 ? BigInteger.valueOf(bits) : new BigInteger(Long.toUnsignedString(bits));
        return major == Cbor.UNSIGNED ? argument : argument.not();
    }

    private int major() throws UnreadableEntryException {
        if (at >= bytes.length) {
            throw wrong("ends too soon");
        }
        return (bytes[at] & 0xff) >> Cbor.INFO_BITS;
    }

    private int size(int major) throws UnreadableEntryException {
        long size = argument(major);
        if (size < 0 || size > bytes.length - at) {
            throw wrong("longer than what is left");
        }
        return (int) size;
    }

    private long argument(int major) throws UnreadableEntryException {
        if (major() != major) {
            throw wrong("unexpected kind of item");
        }
        int info = next() & Cbor.INFO_MASK;
        int follow = Cbor.bytesFor(info);
        if (follow < 0) {
            throw wrong("indefinite or reserved length");
        }
        long argument = follow == 0 ? info : 0;
        for (int i = 0; i < follow; i++) {
            argument = argument << Byte.SIZE | next();
        }
        if (Cbor.argumentBytes(argument) != follow) {
            throw wrong("number is not in its shortest form");
        }
        return argument;
    }

    private int next() throws UnreadableEntryException {
        if (at >= bytes.length) {
            throw wrong("ends too soon");
        }
        return bytes[at++] & 0xff;
    }
}
