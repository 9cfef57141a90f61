// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Writes receipts: C2SP {@code tlog-proof} whose extra data opens the entry, {@code [3, leaf key, body, public key]}, and
 * of an anchored checkpoint says where, {@code [3, leaf key, body, public key, anchor, signature]}. The log's name and the
 * entry's place stand in the checkpoint and in the index already.
 */
public final class ReceiptText {
    private static final String HEADER = "c2sp.org/tlog-proof@v1\n";
    private static final int VERSION = 3;
    private static final int PLAIN_ITEMS = 4;
    private static final int ANCHORED_ITEMS = 6;

    private ReceiptText() {}

    /**
     * A receipt.
     *
     * @param leafKey from {@link Commitment#leafKey}
     * @param body from {@link EntryCodec#encode}
     * @param key the log's
     * @param proof of the leaf, in the tree of the checkpoint
     * @param checkpoint signed, by others too when they did
     * @param anchor where the log says that checkpoint stands on a ledger
     * @return the receipt's text
     */
    public static String of(
            byte[] leafKey,
            byte[] body,
            VerifierKey key,
            InclusionProof proof,
            SignedNote checkpoint,
            Optional<AnchorStatement.Signed> anchor) {
        CborWriter written = new CborWriter()
                .array(anchor.isPresent() ? ANCHORED_ITEMS : PLAIN_ITEMS)
                .integer(VERSION)
                .bytes(leafKey)
                .bytes(body)
                .bytes(key.publicKey());
        anchor.ifPresent(statement -> written.raw(statement.encoded()).bytes(statement.signature()));
        byte[] extra = written.written();
        Base64.Encoder base64 = Base64.getEncoder();
        StringBuilder text = new StringBuilder(HEADER);
        text.append("extra ").append(base64.encodeToString(extra)).append('\n');
        text.append("index ").append(proof.index()).append('\n');
        proof.hashes().forEach(hash -> text.append(base64.encodeToString(hash)).append('\n'));
        text.append('\n').append(new String(checkpoint.bytes(), StandardCharsets.UTF_8));
        return text.toString();
    }
}
