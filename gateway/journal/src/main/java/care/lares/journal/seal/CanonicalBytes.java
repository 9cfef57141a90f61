// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.nio.charset.StandardCharsets;

/** The bytes an entry is committed by: deterministic CBOR {@code [origin, seq, body]}, the body as it is. */
public final class CanonicalBytes {
    private static final int ITEMS = 3;

    private CanonicalBytes() {}

    /**
     * Binds a body to its place.
     *
     * @param origin the log's name
     * @param seq its index in the log, from 0
     * @param body from {@link EntryCodec#encode}
     */
    public static byte[] of(String origin, long seq, byte[] body) {
        byte[] name = origin.getBytes(StandardCharsets.UTF_8);
        int heads = Cbor.headBytes(ITEMS) + Cbor.headBytes(name.length) + Cbor.headBytes(seq);
        return new CborWriter(heads + name.length + body.length)
                .array(ITEMS)
                .utf8(name)
                .integer(seq)
                .raw(body)
                .written();
    }
}
