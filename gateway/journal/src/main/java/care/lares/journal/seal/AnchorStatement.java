// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The log's word on where its checkpoint stands on a ledger. It goes into receipts under the log's signature, so that
 * nobody can change it on the way; whether it is true, only the ledger can tell.
 *
 * @param chainId of the ledger
 * @param contract that holds the commit, 20 bytes in hexadecimal
 * @param gateway as the contract knows it, 32 bytes in hexadecimal
 * @param epoch number of the anchor
 * @param transaction hash of its transaction, 32 bytes in hexadecimal
 * @param block number of its block
 * @param settled whether that block is final
 */
public record AnchorStatement(
        long chainId, String contract, String gateway, long epoch, String transaction, long block, boolean settled) {

    private static final byte[] LABEL = "lares/anchor/v2\n".getBytes(StandardCharsets.US_ASCII);
    private static final int ITEMS = 7;

    /** The statement as receipts hold it: {@code [chain, contract, gateway, epoch, transaction, block, final]}. */
    private byte[] encoded() {
        HexFormat hex = HexFormat.of();
        return new CborWriter()
                .array(ITEMS)
                .integer(chainId)
                .bytes(hex.parseHex(contract))
                .bytes(hex.parseHex(gateway))
                .integer(epoch)
                .bytes(hex.parseHex(transaction))
                .integer(block)
                .flag(settled)
                .written();
    }

    /** Signs it of one checkpoint: over the label, the checkpoint's commit and the statement. */
    public Signed signed(String checkpointBody, Signer signer) {
        byte[] commit = Sha256.fresh().digest(checkpointBody.getBytes(StandardCharsets.UTF_8));
        byte[] encoded = encoded();
        byte[] message = new byte[LABEL.length + commit.length + encoded.length];
        System.arraycopy(LABEL, 0, message, 0, LABEL.length);
        System.arraycopy(commit, 0, message, LABEL.length, commit.length);
        System.arraycopy(encoded, 0, message, LABEL.length + commit.length, encoded.length);
        return new Signed(encoded, signer.sign(message));
    }

    /** A signed statement, as receipts hold it. */
    public static final class Signed {
        private final byte[] encoded;
        private final byte[] signature;

        private Signed(byte[] encoded, byte[] signature) {
            this.encoded = encoded;
            this.signature = signature;
        }

        byte[] encoded() {
            return encoded;
        }

        byte[] signature() {
            return signature;
        }
    }
}
