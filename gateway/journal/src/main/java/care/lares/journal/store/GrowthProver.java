// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.seal.Checkpoint;
import care.lares.journal.seal.ConsistencyProof;
import care.lares.journal.seal.HashReader;
import care.lares.journal.seal.SignedNote;
import care.lares.journal.seal.Subtree;
import care.lares.journal.seal.TileSource;
import care.lares.journal.seal.TiledHashes;
import care.lares.journal.seal.TilesOnce;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves that the log only grew, and what it was at earlier sizes; nothing leaves that does not lead to the root of the
 * newest checkpoint. For one thread.
 *
 * @param signer signs as the log
 * @param tree its tiles
 */
record GrowthProver(Supplier<LogSigner> signer, TreeReader tree) {
    private static final Logger LOG = LoggerFactory.getLogger(GrowthProver.class);

    /** The checkpoint at a size from 1 to the newest's. Ed25519 gives the same signature whenever it is asked. */
    SignedNote checkpoint(long size, Sealed newest) throws IOException {
        if (size == newest.size()) {
            return newest.note();
        }
        byte[] root = proved(size, newest).oldRoot;
        LogSigner now = signer.get();
        return now.note(new Checkpoint(now.origin(), size, root));
    }

    /** The proof from an older size, at least 1, to one that is at most the newest's. */
    List<byte[]> consistency(long oldSize, long size, Sealed newest) throws IOException {
        byte[] oldRoot = proved(oldSize, newest).oldRoot;
        byte[] root = proved(size, newest).oldRoot;
        Growth growth = growth(hashes(tree, newest), oldSize, size);
        if (!growth.leadsTo(oldRoot, root)) {
            growth = growth(hashes(tree.fromLog(), newest), oldSize, size);
        }
        if (!growth.leadsTo(oldRoot, root)) {
            throw new IOException("entries below " + size + " are not what was sealed");
        }
        return growth.proof.hashes();
    }

    /** How the log grew from a size to the newest checkpoint; made of the log where tiles are not right. */
    private Growth proved(long size, Sealed newest) throws IOException {
        Growth growth = growth(hashes(tree, newest), size, newest.size());
        if (!growth.leadsTo(growth.oldRoot, newest.checkpoint().root())) {
            LOG.warn("tiles are not right, asking the log instead size={}", size);
            growth = growth(hashes(tree.fromLog(), newest), size, newest.size());
            if (!growth.leadsTo(growth.oldRoot, newest.checkpoint().root())) {
                throw new IOException("entries below " + size + " are not what was sealed");
            }
        }
        return growth;
    }

    private static HashReader hashes(TileSource tiles, Sealed newest) {
        return new TiledHashes(new TilesOnce(tiles), newest.edge());
    }

    private static Growth growth(HashReader reader, long oldSize, long size) throws IOException {
        return new Growth(Subtree.root(reader, 0, oldSize), ConsistencyProof.of(reader, oldSize, size));
    }

    /** What was read of the tree. */
    private static final class Growth {
        private final byte[] oldRoot;
        private final ConsistencyProof proof;

        Growth(byte[] oldRoot, ConsistencyProof proof) {
            this.oldRoot = oldRoot;
            this.proof = proof;
        }

        boolean leadsTo(byte[] old, byte[] root) {
            return Arrays.equals(oldRoot, old) && proof.leads(old, root);
        }
    }
}
