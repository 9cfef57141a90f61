// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import care.lares.sim.measure.Latencies;
import care.lares.sim.wire.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;

/**
 * One device that sends confirmable messages one after another. The message is formatted once; its message id, token,
 * time and the reading's id are patched in place.
 */
final class CoapClient {
    /** Four bytes, then a token of four: message id and token change with every message. */
    private static final int HEADER = 8;

    private static final int CONFIRMABLE_WITH_TOKEN = 0x44;
    private static final byte ACKNOWLEDGEMENT = 0x60;
    private static final byte EMPTY = 0;
    private static final byte[] NOTHING = new byte[0];
    private static final int POST = 0x02;
    private static final int CHANGED = 0x44;
    private static final int TYPE_MASK = 0x30;
    private static final int PAYLOAD_MARKER = 0xff;
    private static final int URI_PATH = 11;
    private static final int CONTENT_FORMAT = 12;
    private static final int URI_QUERY = 15;
    private static final int NATIVE_JSON = 50;
    private static final int SHORT_OPTION = 12;
    private static final int OPTION_EXTENDED = 13;
    private static final int BYTE_BITS = 8;
    private static final int MID_AT = 2;
    private static final int TOKEN_AT = 4;
    private static final String TIME = "T".repeat(Stamp.LENGTH);
    private static final String COUNTER = "000000000000";

    /** As RFC 7252: what was not answered by then was lost. */
    static final Duration REPEAT_AFTER = Duration.ofSeconds(2);

    private final byte[] message;
    private final int timeAt;
    private final int lastDigitAt;
    private int number;
    private long sentNanos;
    private long lastSentNanos;
    private boolean waiting;
    private long acknowledged;

    /**
     * A device's messages.
     *
     * @param run tells this run from others on the same data
     */
    CoapClient(String device, String run, int firstNumber) {
        String payload = "{\"t\": \"" + TIME + "\", \"kind\": \"heart_rate\", \"value\": 72.4, \"unit\": \"/min\","
                + " \"id\": \"" + run + '-' + device + '-' + COUNTER + "\"}";
        var bytes = new ByteArrayOutputStream();
        bytes.write(CONFIRMABLE_WITH_TOKEN);
        bytes.write(POST);
        bytes.writeBytes(new byte[HEADER - MID_AT]);
        option(bytes, URI_PATH, "v1");
        option(bytes, 0, "readings");
        bytes.write((CONTENT_FORMAT - URI_PATH) << 4 | 1);
        bytes.write(NATIVE_JSON);
        option(bytes, URI_QUERY - CONTENT_FORMAT, "ep=" + device);
        bytes.write(PAYLOAD_MARKER);
        bytes.writeBytes(payload.getBytes(ISO_8859_1));
        this.message = bytes.toByteArray();
        String text = new String(message, ISO_8859_1);
        this.timeAt = text.indexOf(TIME);
        this.lastDigitAt = text.lastIndexOf(COUNTER) + COUNTER.length() - 1;
        this.number = firstNumber;
    }

    /** The next message: an array that is reused. */
    byte[] next(byte[] stamp, long nowNanos) {
        number++;
        message[MID_AT] = (byte) (number >>> BYTE_BITS);
        message[MID_AT + 1] = (byte) number;
        for (int i = 0; i < Integer.BYTES; i++) {
            message[HEADER - Integer.BYTES + i] = (byte) (number >>> ((Integer.BYTES - 1 - i) * BYTE_BITS));
        }
        System.arraycopy(stamp, 0, message, timeAt, Stamp.LENGTH);
        countUp();
        sentNanos = nowNanos;
        lastSentNanos = nowNanos;
        waiting = true;
        return message;
    }

    boolean isWaiting() {
        return waiting;
    }

    /** Whether the message must be sent again. */
    boolean isOverdue(long nowNanos) {
        return waiting && nowNanos - lastSentNanos > REPEAT_AFTER.toNanos();
    }

    /** The message once more. */
    byte[] again(long nowNanos) {
        lastSentNanos = nowNanos;
        return message;
    }

    /**
     * Takes what came in.
     *
     * @return whether the message that waited has its answer now; what came may be one that was repeated, or only say
     *     that the answer will follow
     */
    boolean answered(byte[] answer, int length, long nowNanos, Latencies latencies) throws ProtocolException {
        if (!waiting || length < TOKEN_AT) {
            return false;
        }
        if (answer[1] == EMPTY) {
            // The answer follows: RFC 7252 wants no repetition any more.
            lastSentNanos = matches(answer, MID_AT, TOKEN_AT) ? nowNanos : lastSentNanos;
            return false;
        }
        if (length < HEADER || !matches(answer, TOKEN_AT, HEADER)) {
            return false;
        }
        if (answer[1] != CHANGED) {
            throw new ProtocolException("expected 2.04, got " + (answer[1] >> 5) + "." + (answer[1] & 0x1f));
        }
        waiting = false;
        acknowledged++;
        latencies.add(nowNanos - sentNanos);
        return true;
    }

    /** What must be sent back: an acknowledgement, when the answer came in a message of its own; else nothing. */
    static byte[] reply(byte[] answer, int length) {
        boolean own = length >= HEADER && (answer[0] & TYPE_MASK) == 0 && answer[1] != EMPTY;
        return own ? new byte[] {ACKNOWLEDGEMENT, EMPTY, answer[MID_AT], answer[MID_AT + 1]} : NOTHING;
    }

    private boolean matches(byte[] answer, int from, int to) {
        return Arrays.equals(answer, from, to, message, from, to);
    }

    long acknowledged() {
        return acknowledged;
    }

    private void countUp() {
        int at = lastDigitAt;
        while (message[at] == '9') {
            message[at--] = '0';
        }
        message[at]++;
    }

    private static void option(ByteArrayOutputStream out, int delta, String value) {
        byte[] bytes = value.getBytes(ISO_8859_1);
        boolean isShort = bytes.length <= SHORT_OPTION;
        out.write(delta << 4 | (isShort ? bytes.length : OPTION_EXTENDED));
        if (!isShort) {
            out.write(bytes.length - OPTION_EXTENDED);
        }
        out.writeBytes(bytes);
    }
}
