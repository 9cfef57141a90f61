// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import io.netty.buffer.ByteBuf;
import java.util.BitSet;

/**
 * Looks into CONNECT for what the decoder makes no difference of: a property that comes twice (MQTT 5 section 3.1.2.11),
 * and a password without a user name, which MQTT 3.1.1 forbids (section 3.1.2.9).
 */
final class ConnectBytes {
    /** What is wrong with a CONNECT. */
    enum Fault {
        /** Nothing of this. */
        NONE,
        /** MQTT 5 answers a protocol error. */
        DOUBLED_PROPERTY,
        /** MQTT 3.1.1 closes the connection. */
        PASSWORD_WITHOUT_NAME
    }

    private static final int USER_NAME = 0x80;
    private static final int PASSWORD = 0x40;
    private static final int WILL = 0x04;
    private static final int MORE = 0x80;
    private static final int MAX_SHIFT = 21;
    private static final int USER_PROPERTY = 0x26;

    private ConnectBytes() {}

    /**
     * What is wrong.
     *
     * @param body what follows the length of the packet; what is cut off counts as right, the decoder judges that
     */
    static Fault faultIn(ByteBuf body) {
        try {
            return read(body);
        } catch (IndexOutOfBoundsException cutOff) {
            return Fault.NONE;
        }
    }

    private static Fault read(ByteBuf body) {
        skipText(body);
        int version = body.readUnsignedByte();
        int flags = body.readUnsignedByte();
        body.skipBytes(Short.BYTES);
        if (version < Wire.MQTT_5) {
            boolean wrong = (flags & PASSWORD) != 0 && (flags & USER_NAME) == 0;
            return wrong ? Fault.PASSWORD_WITHOUT_NAME : Fault.NONE;
        }
        boolean doubled = isDoubled(body);
        if (!doubled && (flags & WILL) != 0) {
            skipText(body);
            doubled = isDoubled(body);
        }
        return doubled ? Fault.DOUBLED_PROPERTY : Fault.NONE;
    }

    /** Whether a property comes twice, other than those of the user; stands behind all of them if not. */
    private static boolean isDoubled(ByteBuf body) {
        int length = readNumber(body);
        ByteBuf properties = body.readSlice(length);
        BitSet seen = new BitSet();
        while (properties.isReadable()) {
            int id = properties.readUnsignedByte();
            if (id != USER_PROPERTY && seen.get(id)) {
                return true;
            }
            seen.set(id);
            skipValue(properties, id);
        }
        return false;
    }

    /** Table 2-4, as far as CONNECT and last wills go; of what does not belong there, nothing more can be read. */
    private static void skipValue(ByteBuf properties, int id) {
        switch (id) {
            case 0x01, 0x17, 0x19 -> properties.skipBytes(Byte.BYTES);
            case 0x21, 0x22 -> properties.skipBytes(Short.BYTES);
            case 0x02, 0x11, 0x18, 0x27 -> properties.skipBytes(Integer.BYTES);
            case 0x03, 0x08, 0x09, 0x15, 0x16 -> skipText(properties);
            case USER_PROPERTY -> {
                skipText(properties);
                skipText(properties);
            }
            default -> properties.skipBytes(properties.readableBytes());
        }
    }

    private static void skipText(ByteBuf bytes) {
        bytes.skipBytes(bytes.readUnsignedShort());
    }

    private static int readNumber(ByteBuf bytes) {
        int number = 0;
        for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
            int next = bytes.readUnsignedByte();
            number |= (next & ~MORE) << shift;
            if ((next & MORE) == 0) {
                break;
            }
        }
        return number;
    }
}
