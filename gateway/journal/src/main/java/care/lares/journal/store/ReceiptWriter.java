// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.crypto.KeyVault;
import care.lares.crypto.SubjectKeys;
import care.lares.journal.Entry;
import care.lares.journal.ErasedEntryException;
import care.lares.journal.GaveWay;
import care.lares.journal.GivenUpException;
import care.lares.journal.Receipt;
import care.lares.journal.log.Frame;
import care.lares.journal.seal.Commitment;
import care.lares.journal.seal.InclusionProof;
import care.lares.journal.seal.LeafHash;
import care.lares.journal.seal.ReceiptText;
import care.lares.journal.seal.TileSource;
import care.lares.journal.seal.TiledHashes;
import care.lares.journal.seal.TilesOnce;
import care.lares.journal.seal.UnreadableEntryException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes receipts of sealed entries; none leaves that does not verify. For one thread. */
final class ReceiptWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptWriter.class);

    private final Supplier<LogSigner> signer;
    private final KeyVault vault;
    private final LeafReader leaves;
    private final TreeReader tree;
    private final Standings standings;
    private final Statements statements;
    private final EntryOpener opener;

    ReceiptWriter(
            Supplier<LogSigner> signer,
            KeyVault vault,
            LeafReader leaves,
            TreeReader tree,
            Standings standings,
            Statements statements) {
        this.signer = signer;
        this.vault = vault;
        this.leaves = leaves;
        this.tree = tree;
        this.standings = standings;
        this.statements = statements;
        this.opener = new EntryOpener(vault);
    }

    /** Something was written down of where checkpoints stand. */
    void learn(Entry entry) {
        standings.learn(entry);
    }

    /**
     * The receipt of an entry below the newest checkpoint's size, on the checkpoint that says most of it; empty when the
     * entry is damaged or its key is gone.
     *
     * @throws GivenUpException when the entry was given up
     * @throws ErasedEntryException when whom it is about was erased
     */
    Optional<Receipt> receipt(long seq, Sealed newest) throws IOException, GivenUpException, ErasedEntryException {
        Optional<Frame.Leaf> leaf = leaves.leaf(seq);
        Optional<GaveWay> gone = leaf.isPresent() ? Optional.empty() : statements.of(seq);
        if (gone.isPresent()) {
            throw new GivenUpException(gone.get());
        }
        Optional<Instant> erased = leaf.flatMap(found -> vault.destroyedAt(found.subject()));
        if (erased.isPresent()) {
            throw new ErasedEntryException(seq, erased.get());
        }
        Optional<SubjectKeys> keys = leaf.flatMap(found -> vault.subject(found.subject()));
        if (leaf.isEmpty() || keys.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] body = opener.body(leaf.get());
            byte[] leafKey = Commitment.leafKey(keys.get().leafKey(), seq);
            Proved proved = proved(leaf.get(), newest);
            Standing standing = proved.standing();
            String text =
                    ReceiptText.of(leafKey, body, standing.key(), proved.proof(), standing.note(), standing.anchor());
            return Optional.of(new Receipt(text, standing.tier()));
        } catch (UnreadableEntryException e) {
            LOG.warn("entry unreadable seq={}", seq, e);
            return Optional.empty();
        }
    }

    /** A proof and the checkpoint it leads to. */
    private record Proved(InclusionProof proof, Standing standing) {}

    private Proved proved(Frame.Leaf leaf, Sealed newest) throws IOException {
        LogSigner now = signer.get();
        Standing best = standings.best(leaf.seq(), newest, now);
        Optional<InclusionProof> proof = proof(leaf, newest, best, tree);
        if (proof.isEmpty()) {
            LOG.warn("tiles are not right, asking the log instead seq={}", leaf.seq());
            proof = proof(leaf, newest, best, tree.fromLog());
        }
        if (proof.isPresent()) {
            return new Proved(proof.get(), best);
        }
        LOG.warn("entry is not in a checkpoint that others know seq={} size={}", leaf.seq(), best.size());
        Standing own = standings.newest(newest, now);
        return new Proved(
                proof(leaf, newest, own, tree.fromLog())
                        .orElseThrow(() -> new IOException("entry " + leaf.seq() + " is not what was sealed")),
                own);
    }

    /** The tree's nodes are those of every smaller tree too, so the newest edge proves at any size before it. */
    private static Optional<InclusionProof> proof(Frame.Leaf leaf, Sealed newest, Standing standing, TileSource source)
            throws IOException {
        TiledHashes hashes = new TiledHashes(new TilesOnce(source), newest.edge());
        InclusionProof proof = InclusionProof.of(hashes, leaf.seq(), standing.size());
        boolean leads = proof.leads(
                LeafHash.of(leaf.commitment()), standing.checkpoint().root());
        return leads ? Optional.of(proof) : Optional.empty();
    }
}
