// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.util.Arrays;
import java.util.Optional;

/**
 * What opens one leaf and no other: {@code [1, leaf key, canonical bytes, verifier key]}, or {@code [2, …, anchor,
 * signature]} when the log says where its checkpoint is anchored; and what stands in it.
 */
public final class Opening {
    private static final int PLAIN = 1;
    private static final int PLAIN_ITEMS = 4;
    private static final int ANCHORED = 2;
    private static final int ANCHORED_ITEMS = 6;
    private static final int CANONICAL_ITEMS = 3;

    private final byte[] leafKey;
    private final byte[] canonical;
    private final String verifierKey;
    private final String origin;
    private final long seq;
    private final byte[] body;
    private final Optional<SignedClaim> anchor;

    private Opening(byte[] leafKey, byte[] canonical, String verifierKey, Optional<SignedClaim> anchor)
            throws RefusedException {
        this.leafKey = leafKey;
        this.canonical = canonical;
        this.verifierKey = verifierKey;
        this.anchor = anchor;
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
        long items = in.array();
        long version = in.unsigned();
        RefusedException.unless(version == PLAIN || version == ANCHORED, "extra data is of another version");
        RefusedException.unless(
                items == (version == PLAIN ? PLAIN_ITEMS : ANCHORED_ITEMS), "extra data: an array of other length");
        byte[] leafKey = in.bytes();
        byte[] canonical = in.bytes();
        String verifierKey = in.text();
        Optional<SignedClaim> anchor = version == PLAIN ? Optional.empty() : Optional.of(SignedClaim.parse(in, extra));
        in.end();
        RefusedException.unless(leafKey.length == Sha256.LENGTH, "leaf key is not of " + Sha256.LENGTH + " bytes");
        return new Opening(leafKey, canonical, verifierKey, anchor);
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

    /** Where the log says its checkpoint is anchored; empty when it says nothing of that. */
    public Optional<SignedClaim> anchor() {
        return anchor;
    }
}
