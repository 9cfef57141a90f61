// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.log.Frame;
import care.lares.journal.seal.Checkpoint;
import care.lares.journal.seal.LeafHash;
import care.lares.journal.seal.MerkleTree;
import care.lares.journal.seal.RightEdge;
import care.lares.journal.seal.TileSink;
import java.time.Duration;
import java.util.function.Supplier;

/** The tree of durable entries and when it is sealed. Used by the writer thread; anyone may ask for a size. */
final class Sealing {
    /** How long the writer sleeps at most when there is nothing to seal. */
    private static final Duration NOTHING_TO_DO = Duration.ofHours(1);

    private final MerkleTree tree;
    private final Supplier<LogSigner> signer;
    private final JournalSettings settings;
    private final Ratcheting ratchet;
    private long number;
    private long sealedSize;
    private long oldestNews;
    private volatile long wantedSize;

    Sealing(
            RightEdge edge,
            TileSink tiles,
            Supplier<LogSigner> signer,
            JournalSettings settings,
            Ratcheting ratchet,
            long number,
            long sealedSize) {
        this.tree = MerkleTree.resume(edge, tiles);
        this.signer = signer;
        this.settings = settings;
        this.ratchet = ratchet;
        ratchet.goOn(number + 1);
        this.number = number;
        this.sealedSize = sealedSize;
    }

    MerkleTree tree() {
        return tree;
    }

    /** Adds what has become durable. */
    void add(Iterable<byte[]> commitments, long now) {
        if (!news()) {
            oldestNews = now;
        }
        for (byte[] commitment : commitments) {
            tree.append(LeafHash.of(commitment));
        }
    }

    /** From the next sealing on a ratchet authenticates them. */
    void begin(String id) {
        ratchet.begin(id, number + 1);
    }

    /** Asks for a checkpoint of at least this size as soon as there are so many leaves; by one thread. */
    void want(long size) {
        wantedSize = Math.max(wantedSize, size);
    }

    boolean news() {
        return tree.size() > sealedSize;
    }

    boolean due(long now) {
        boolean wanted = wantedSize > sealedSize && tree.size() >= wantedSize;
        boolean many = tree.size() - sealedSize >= settings.sealEntries();
        return wanted || many || (news() && untilDue(now).compareTo(Duration.ZERO) <= 0);
    }

    Duration untilDue(long now) {
        return news() ? settings.sealEvery().minusNanos(now - oldestNews) : NOTHING_TO_DO;
    }

    /** A checkpoint of the tree as it is; it counts when its frame is {@link #forced}. */
    Sealed seal() {
        LogSigner now = signer.get();
        Checkpoint checkpoint = new Checkpoint(now.origin(), tree.size(), tree.root());
        return new Sealed(checkpoint, ratchet.authenticated(now.note(checkpoint)), now.verifierKey(), tree.rightEdge());
    }

    Frame.Sealing frame(Sealed sealed) {
        return new Frame.Sealing(number + 1, sealed.note().bytes());
    }

    void forced(Sealed sealed, long now) {
        number++;
        ratchet.forced(number);
        sealedSize = sealed.size();
        oldestNews = now;
    }
}
