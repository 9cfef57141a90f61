// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where the log says its checkpoint is anchored, under the log's signature: nobody else can put it into a receipt. */
public final class SignedClaim {
    private static final byte[] LABEL = "lares/anchor/v2\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OLD_LABEL = "lares/anchor/v1\n".getBytes(StandardCharsets.US_ASCII);

    private final byte[] label;
    private final AnchorClaim claim;
    private final byte[] encoded;
    private final byte[] signature;

    private SignedClaim(byte[] label, AnchorClaim claim, byte[] encoded, byte[] signature) {
        this.label = label;
        this.claim = claim;
        this.encoded = encoded;
        this.signature = signature;
    }

    static SignedClaim parse(CborCursor in, byte[] extra) throws RefusedException {
        int from = in.position();
        AnchorClaim claim = AnchorClaim.parse(in);
        byte[] encoded = Arrays.copyOfRange(extra, from, in.position());
        return new SignedClaim(LABEL, claim, encoded, in.bytes());
    }

    /** As receipts of version 2 have it. */
    static SignedClaim parseOld(CborCursor in, byte[] extra) throws RefusedException {
        int from = in.position();
        AnchorClaim claim = AnchorClaim.parseWithBlockHash(in);
        byte[] encoded = Arrays.copyOfRange(extra, from, in.position());
        return new SignedClaim(OLD_LABEL, claim, encoded, in.bytes());
    }

    /**
     * What is claimed, once it is certain that the log claims it of this checkpoint.
     *
     * @throws RefusedException when the log did not sign that
     */
    public AnchorClaim verified(LogKey key, SignedCheckpoint checkpoint) throws RefusedException {
        byte[] commit = checkpoint.commit();
        byte[] message = Arrays.copyOf(label, label.length + commit.length + encoded.length);
        System.arraycopy(commit, 0, message, label.length, commit.length);
        System.arraycopy(encoded, 0, message, label.length + commit.length, encoded.length);
        RefusedException.unless(key.verifies(message, signature), "the log did not sign where it is anchored");
        return claim;
    }
}
