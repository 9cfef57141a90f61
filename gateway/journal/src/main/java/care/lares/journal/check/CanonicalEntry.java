// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes an entry is committed by, {@code [origin, seq, body]}, and what stands in them. */
final class CanonicalEntry {
    private static final int ITEMS = 3;
    private static final String WHAT = "canonical bytes";

    private final byte[] bytes;
    private final String origin;
    private final long seq;
    private final byte[] body;

    private CanonicalEntry(byte[] bytes, String origin, long seq, byte[] body) {
        this.bytes = bytes;
        this.origin = origin;
        this.seq = seq;
        this.body = body;
    }

    /** Reads them. */
    static CanonicalEntry parse(byte[] bytes) throws RefusedException {
        CborCursor in = new CborCursor(bytes, WHAT);
        in.array(ITEMS);
        String origin = in.text();
        long seq = in.unsigned();
        int from = in.position();
        in.item();
        in.end();
        return new CanonicalEntry(bytes, origin, seq, Arrays.copyOfRange(bytes, from, bytes.length));
    }

    /** Makes them of their parts; a body that is no item of its own is refused. */
    static CanonicalEntry of(String origin, long seq, byte[] body) throws RefusedException {
        CborCursor in = new CborCursor(body, WHAT);
        in.item();
        in.end();
        byte[] name = origin.getBytes(StandardCharsets.UTF_8);
        byte[] array = CborCursor.head(CborCursor.ARRAY, ITEMS);
        byte[] text = CborCursor.head(CborCursor.TEXT, name.length);
        byte[] place = CborCursor.head(CborCursor.UNSIGNED, seq);
        byte[] bytes = ByteBuffer.allocate(array.length + text.length + name.length + place.length + body.length)
                .put(array)
                .put(text)
                .put(name)
                .put(place)
                .put(body)
                .array();
        return new CanonicalEntry(bytes, origin, seq, body);
    }

    byte[] bytes() {
        return bytes;
    }

    String origin() {
        return origin;
    }

    long seq() {
        return seq;
    }

    byte[] body() {
        return body;
    }
}
