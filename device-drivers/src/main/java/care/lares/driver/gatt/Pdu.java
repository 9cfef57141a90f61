// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.gatt;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * The bytes of one characteristic, read from their beginning, least significant first. Beyond their end everything is
 * zero, and {@link #isCutShort} says so.
 */
final class Pdu {
    private final byte[] bytes;
    private int at;

    Pdu(byte[] bytes) {
        this.bytes = bytes;
    }

    int u8() {
        return at < bytes.length ? Byte.toUnsignedInt(bytes[at++]) : beyond();
    }

    int u16() {
        return u8() | u8() << 8;
    }

    int s16() {
        return (short) u16();
    }

    int u24() {
        return u16() | u8() << 16;
    }

    int s32() {
        return u24() | u8() << 24;
    }

    /**
     * A date and a time of day in seven bytes (0x2A08), in no time zone.
     *
     * @return empty when the device does not know them
     */
    Optional<LocalDateTime> dateTime() {
        int year = u16();
        int month = u8();
        int day = u8();
        int hours = u8();
        int minutes = u8();
        int seconds = u8();
        try {
            return year == 0
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.of(year, month, day, hours, minutes, seconds));
        } catch (DateTimeException unknownDay) {
            return Optional.empty();
        }
    }

    /** How many bytes are left. */
    int left() {
        return Math.max(0, bytes.length - at);
    }

    /** Whether more was read than there is. */
    boolean isCutShort() {
        return at > bytes.length;
    }

    private int beyond() {
        at = bytes.length + 1;
        return 0;
    }
}
