// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.crypto.KeyVault;
import care.lares.crypto.SubjectKeys;
import care.lares.journal.Receipt;
import care.lares.journal.log.Frame;
import care.lares.journal.seal.CanonicalBytes;
import care.lares.journal.seal.Commitment;
import care.lares.journal.seal.InclusionProof;
import care.lares.journal.seal.LeafHash;
import care.lares.journal.seal.ReceiptText;
import care.lares.journal.seal.TileSource;
import care.lares.journal.seal.TiledHashes;
import care.lares.journal.seal.UnreadableEntryException;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes receipts of sealed entries; none leaves that does not verify. For one thread. */
final class ReceiptWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptWriter.class);

    private final LogSigner signer;
    private final KeyVault vault;
    private final LeafReader leaves;
    private final TreeReader tree;
    private final EntryOpener opener;

    ReceiptWriter(LogSigner signer, KeyVault vault, LeafReader leaves, TreeReader tree) {
        this.signer = signer;
        this.vault = vault;
        this.leaves = leaves;
        this.tree = tree;
        this.opener = new EntryOpener(vault);
    }

    /** The receipt of an entry below the checkpoint's size; empty when the entry is damaged or its key is gone. */
    Optional<Receipt> receipt(long seq, Sealed sealed) throws IOException {
        Optional<Frame.Leaf> leaf = leaves.leaf(seq);
        Optional<SubjectKeys> keys = leaf.flatMap(found -> vault.subject(found.subject()));
        if (leaf.isEmpty() || keys.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] canonical = CanonicalBytes.of(signer.origin(), seq, opener.body(leaf.get()));
            byte[] leafKey = Commitment.leafKey(keys.get().leafKey(), seq);
            InclusionProof proof = proof(leaf.get(), sealed);
            String text =
                    ReceiptText.of(leafKey, canonical, signer.verifierKey(), proof, sealed.note(), Optional.empty());
            return Optional.of(new Receipt(text, Receipt.SEALED));
        } catch (UnreadableEntryException e) {
            LOG.warn("entry unreadable seq={}", seq, e);
            return Optional.empty();
        }
    }

    private InclusionProof proof(Frame.Leaf leaf, Sealed sealed) throws IOException {
        byte[] leafHash = LeafHash.of(leaf.commitment());
        byte[] root = sealed.checkpoint().root();
        InclusionProof proof = proof(leaf.seq(), sealed, tree);
        if (!Hashes.proves(proof, leafHash, root)) {
            LOG.warn("tiles are not right, asking the log instead seq={}", leaf.seq());
            proof = proof(leaf.seq(), sealed, tree.fromLog());
            if (!Hashes.proves(proof, leafHash, root)) {
                throw new IOException("entry " + leaf.seq() + " is not what was sealed");
            }
        }
        return proof;
    }

    private static InclusionProof proof(long seq, Sealed sealed, TileSource source) throws IOException {
        return InclusionProof.of(new TiledHashes(source, sealed.edge()), seq, sealed.size());
    }
}
