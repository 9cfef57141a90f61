// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.util.Arrays;

/** What opens one leaf and no other: {@code [1, leaf key, canonical bytes, verifier key]}, and what stands in it. */
public final class Opening {
    private static final int VERSION = 1;
    private static final int EXTRA_ITEMS = 4;
    private static final int CANONICAL_ITEMS = 3;

    private final byte[] leafKey;
    private final byte[] canonical;
    private final String verifierKey;
    private final String origin;
    private final long seq;
    private final byte[] body;

    private Opening(byte[] leafKey, byte[] canonical, String verifierKey) throws RefusedException {
        this.leafKey = leafKey;
        this.canonical = canonical;
        this.verifierKey = verifierKey;
        CborCursor in = new CborCursor(canonical, "canonical bytes");
        in.array(CANONICAL_ITEMS);
        this.origin = in.text();
        this.seq = in.unsigned();
        int from = in.position();
        in.item();
        in.end();
        this.body = Arrays.copyOfRange(canonical, from, canonical.length);
    }

    static Opening parse(byte[] extra) throws RefusedException {
        CborCursor in = new CborCursor(extra, "extra data");
        in.array(EXTRA_ITEMS);
        RefusedException.unless(in.unsigned() == VERSION, "extra data is of another version");
        byte[] leafKey = in.bytes();
        byte[] canonical = in.bytes();
        String verifierKey = in.text();
        in.end();
        RefusedException.unless(leafKey.length == Sha256.LENGTH, "leaf key is not of " + Sha256.LENGTH + " bytes");
        return new Opening(leafKey, canonical, verifierKey);
    }

    /** The log the entry says it is in. */
    public String origin() {
        return origin;
    }

    /** The place the entry says it has. */
    public long seq() {
        return seq;
    }

    /** The key the receipt says the log has: to be trusted only when known from elsewhere. */
    public String verifierKey() {
        return verifierKey;
    }

    /** The entry. */
    public OpenedEntry entry() throws RefusedException {
        return OpenedEntry.of(body);
    }

    /** Hash of the leaf this opens. */
    public byte[] leafHash() {
        return Sha256.leaf(Hmac.of(leafKey, canonical));
    }
}
