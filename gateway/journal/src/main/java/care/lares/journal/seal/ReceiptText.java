// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.seal;

import care.lares.journal.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes receipts: C2SP {@code tlog-proof} whose extra data opens the entry, {@code [1, leaf key, canonical, vkey]}. */
public final class ReceiptText {
    private static final String HEADER = "c2sp.org/tlog-proof@v1\n";
    private static final int EXTRA_ITEMS = 4;
    private static final int EXTRA_VERSION = 1;

    private ReceiptText() {}

    /**
     * A receipt.
     *
     * @param leafKey from {@link Commitment#leafKey}
     * @param canonical from {@link CanonicalBytes#of}
     * @param key the log's
     * @param proof of the leaf, in the tree of the checkpoint
     * @param checkpoint signed
     */
    public static Receipt of(
            byte[] leafKey, byte[] canonical, VerifierKey key, InclusionProof proof, SignedNote checkpoint) {
        byte[] extra = new CborWriter()
                .array(EXTRA_ITEMS)
                .integer(EXTRA_VERSION)
                .bytes(leafKey)
                .bytes(canonical)
                .text(key.text())
                .written();
        Base64.Encoder base64 = Base64.getEncoder();
        StringBuilder text = new StringBuilder(HEADER);
        text.append("extra ").append(base64.encodeToString(extra)).append('\n');
        text.append("index ").append(proof.index()).append('\n');
        proof.hashes().forEach(hash -> text.append(base64.encodeToString(hash)).append('\n'));
        text.append('\n').append(new String(checkpoint.bytes(), StandardCharsets.UTF_8));
        return new Receipt(text.toString());
    }
}
