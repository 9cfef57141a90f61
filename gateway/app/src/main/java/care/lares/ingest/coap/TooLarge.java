// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The answer to a request of which only the head could be read: its header and token (RFC 7252, section 3) are enough to
 * say 4.13, and how much would have been taken.
 */
final class TooLarge {
    /** Header and the longest token, in bytes. */
    static final int MAX_HEAD = 12;

    private static final int HEADER = 4;
    private static final int VERSION = 0x40;
    private static final int VERSION_BITS = 0xc0;
    private static final int TYPE_BITS = 0x30;
    private static final int CONFIRMABLE = 0x00;
    private static final int NON_CONFIRMABLE = 0x10;
    private static final int ACKNOWLEDGEMENT = 0x20;
    private static final int RESET = 0x30;
    private static final int TOKEN_BITS = 0x0f;
    private static final int MAX_TOKEN = MAX_HEAD - HEADER;
    /** Codes of requests, 0.01 to 0.31. */
    private static final int LAST_REQUEST = 0x1f;

    private static final int REQUEST_ENTITY_TOO_LARGE = 4 << 5 | 13;
    private static final int BLOCK1 = 27;
    private static final int SIZE1 = 60;
    /** Blocks of 1,024 bytes, 2<sup>6+4</sup>. */
    private static final byte BLOCK_OF_1024 = 6;

    private static final byte[] LARGEST = {
        (byte) (CoapLimits.MAX_BODY >> 16), (byte) (CoapLimits.MAX_BODY >> 8), (byte) CoapLimits.MAX_BODY
    };

    private static final int PAYLOAD = 0xff;
    private static final byte[] WORDS = ("one message may have " + CoapLimits.MAX_MESSAGE
                    + " bytes: send it in blocks (Block1)," + " up to " + CoapLimits.MAX_BODY)
            .getBytes(StandardCharsets.US_ASCII);

    private TooLarge() {}

    /**
     * What to say, if anything.
     *
     * @param head the message's first bytes, as many as there are up to {@link #MAX_HEAD}
     */
    static Optional<byte[]> answer(byte[] head) {
        if (head.length < HEADER || (head[0] & VERSION_BITS) != VERSION) {
            return Optional.empty();
        }
        int type = head[0] & TYPE_BITS;
        int token = head[0] & TOKEN_BITS;
        boolean request = head[1] > 0 && head[1] <= LAST_REQUEST && token <= MAX_TOKEN;
        boolean whole = request && head.length >= HEADER + token;
        if (whole && type <= NON_CONFIRMABLE) {
            return Optional.of(tooLarge(head, type == CONFIRMABLE ? ACKNOWLEDGEMENT : NON_CONFIRMABLE, token));
        }
        return type == CONFIRMABLE ? Optional.of(new byte[] {VERSION | RESET, 0, head[2], head[3]}) : Optional.empty();
    }

    private static byte[] tooLarge(byte[] head, int type, int token) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.write(VERSION | type | token);
        answer.write(REQUEST_ENTITY_TOO_LARGE);
        // The answer to what needs no confirmation is known by its token; the number is only new to its reader.
        answer.write(head, 2, 2 + token);
        option(answer, BLOCK1, BLOCK_OF_1024);
        option(answer, SIZE1 - BLOCK1, LARGEST);
        answer.write(PAYLOAD);
        answer.writeBytes(WORDS);
        return answer.toByteArray();
    }

    /** An option more than 12 after the one before, with a short value. */
    private static void option(ByteArrayOutputStream answer, int delta, byte... value) {
        int extended = 13;
        answer.write(extended << 4 | value.length);
        answer.write(delta - extended);
        answer.writeBytes(value);
    }
}
