// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Writes receipts: C2SP {@code tlog-proof} whose extra data opens the entry, {@code [1, leaf key, canonical, vkey]}, and
 * of an anchored checkpoint says where, {@code [2, leaf key, canonical, vkey, anchor, signature]}.
 */
public final class ReceiptText {
    private static final String HEADER = "c2sp.org/tlog-proof@v1\n";
    private static final int PLAIN = 1;
    private static final int PLAIN_ITEMS = 4;
    private static final int ANCHORED = 2;
    private static final int ANCHORED_ITEMS = 6;

    private ReceiptText() {}

    /**
     * A receipt.
     *
     * @param leafKey from {@link Commitment#leafKey}
     * @param canonical from {@link CanonicalBytes#of}
     * @param key the log's
     * @param proof of the leaf, in the tree of the checkpoint
     * @param checkpoint signed, by others too when they did
     * @param anchor where the log says that checkpoint stands on a ledger
     * @return the receipt's text
     */
    public static String of(
            byte[] leafKey,
            byte[] canonical,
            VerifierKey key,
            InclusionProof proof,
            SignedNote checkpoint,
            Optional<AnchorStatement.Signed> anchor) {
        CborWriter written = new CborWriter()
                .array(anchor.isPresent() ? ANCHORED_ITEMS : PLAIN_ITEMS)
                .integer(anchor.isPresent() ? ANCHORED : PLAIN)
                .bytes(leafKey)
                .bytes(canonical)
                .text(key.text());
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
