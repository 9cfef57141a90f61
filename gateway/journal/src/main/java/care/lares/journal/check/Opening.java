// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.util.Optional;

/**
 * What opens one leaf and no other, {@code [3, leaf key, body, public key]}, and {@code anchor, signature} behind it when
 * the log says where its checkpoint is anchored. Receipts handed out before have {@code [1, leaf key, canonical bytes,
 * verifier key]}, or {@code [2, …, anchor, signature]}, which say once more what log and place the entry has.
 */
public final class Opening {
    private static final int PLAIN = 1;
    private static final int ANCHORED = 2;
    private static final int SHORT = 3;
    private static final int PLAIN_ITEMS = 4;
    private static final int ANCHORED_ITEMS = 6;

    private final byte[] leafKey;
    private final CanonicalEntry entry;
    private final String verifierKey;
    private final Optional<SignedClaim> anchor;

    private Opening(byte[] leafKey, CanonicalEntry entry, String verifierKey, Optional<SignedClaim> anchor)
            throws RefusedException {
        RefusedException.unless(leafKey.length == Sha256.LENGTH, "leaf key is not of " + Sha256.LENGTH + " bytes");
        this.leafKey = leafKey;
        this.entry = entry;
        this.verifierKey = verifierKey;
        this.anchor = anchor;
    }

    /**
     * Reads it.
     *
     * @param origin name of the log that the receipt's checkpoint is of
     * @param index the receipt's
     */
    static Opening parse(byte[] extra, String origin, long index) throws RefusedException {
        CborCursor in = new CborCursor(extra, "extra data");
        long items = in.array();
        long version = in.unsigned();
        RefusedException.unless(version >= PLAIN && version <= SHORT, "extra data is of another version");
        boolean anchored = items == ANCHORED_ITEMS && version != PLAIN;
        RefusedException.unless(
                anchored || (items == PLAIN_ITEMS && version != ANCHORED), "extra data: an array of other length");
        Opening opening = version == SHORT ? parse(in, extra, anchored, origin, index) : parseOld(in, extra, anchored);
        in.end();
        return opening;
    }

    private static Opening parse(CborCursor in, byte[] extra, boolean anchored, String origin, long index)
            throws RefusedException {
        byte[] leafKey = in.bytes();
        CanonicalEntry entry = CanonicalEntry.of(origin, index, in.bytes());
        String verifierKey = LogKey.text(origin, in.bytes());
        return new Opening(
                leafKey, entry, verifierKey, anchored ? Optional.of(SignedClaim.parse(in, extra)) : Optional.empty());
    }

    private static Opening parseOld(CborCursor in, byte[] extra, boolean anchored) throws RefusedException {
        byte[] leafKey = in.bytes();
        CanonicalEntry entry = CanonicalEntry.parse(in.bytes());
        String verifierKey = in.text();
        return new Opening(
                leafKey,
                entry,
                verifierKey,
                anchored ? Optional.of(SignedClaim.parseOld(in, extra)) : Optional.empty());
    }

    /** The log the entry says it is in. */
    public String origin() {
        return entry.origin();
    }

    /** The place the entry says it has. */
    public long seq() {
        return entry.seq();
    }

    /** The key the receipt says the log has: to be trusted only when known from elsewhere. */
    public String verifierKey() {
        return verifierKey;
    }

    /** The entry. */
    public OpenedEntry entry() throws RefusedException {
        return OpenedEntry.of(entry.body());
    }

    /** Hash of the leaf this opens. */
    public byte[] leafHash() {
        return Sha256.leaf(Hmac.of(leafKey, entry.bytes()));
    }

    /** Where the log says its checkpoint is anchored; empty when it says nothing of that. */
    public Optional<SignedClaim> anchor() {
        return anchor;
    }
}
