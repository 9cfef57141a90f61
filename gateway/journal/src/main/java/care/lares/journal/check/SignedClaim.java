// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where the log says its checkpoint is anchored, under the log's signature: nobody else can put it into a receipt. */
public final class SignedClaim {
    private static final byte[] LABEL = "lares/anchor/v1\n".getBytes(StandardCharsets.US_ASCII);

    private final AnchorClaim claim;
    private final byte[] encoded;
    private final byte[] signature;

    private SignedClaim(AnchorClaim claim, byte[] encoded, byte[] signature) {
        this.claim = claim;
        this.encoded = encoded;
        this.signature = signature;
    }

    static SignedClaim parse(CborCursor in, byte[] extra) throws RefusedException {
        int from = in.position();
        AnchorClaim claim = AnchorClaim.parse(in);
        byte[] encoded = Arrays.copyOfRange(extra, from, in.position());
        return new SignedClaim(claim, encoded, in.bytes());
    }

    /**
     * What is claimed, once it is certain that the log claims it of this checkpoint.
     *
     * @throws RefusedException when the log did not sign that
     */
    public AnchorClaim verified(LogKey key, SignedCheckpoint checkpoint) throws RefusedException {
        byte[] commit = checkpoint.commit();
        byte[] message = Arrays.copyOf(LABEL, LABEL.length + commit.length + encoded.length);
        System.arraycopy(commit, 0, message, LABEL.length, commit.length);
        System.arraycopy(encoded, 0, message, LABEL.length + commit.length, encoded.length);
        RefusedException.unless(key.verifies(message, signature), "the log did not sign where it is anchored");
        return claim;
    }
}
