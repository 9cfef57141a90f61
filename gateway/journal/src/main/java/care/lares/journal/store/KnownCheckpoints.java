// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.log.Frame;
import care.lares.journal.seal.Checkpoint;
import care.lares.journal.seal.MerkleTree;
import care.lares.journal.seal.RightEdge;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The checkpoints an origin's past speaks of, held against the tree that grows from what is there. */
final class KnownCheckpoints {
    private static final String KEY_GONE =
            "the key that signs it is not among these: an older copy of the keys was put back";

    private final LogSigner signer;
    private final boolean publishedDamaged;
    private final Optional<LogSigner.Known> published;
    private @Nullable RightEdge edgeAtPublished;
    private Frame.@Nullable Sealing lastSealing;
    private @Nullable RightEdge edgeAtSealing;

    KnownCheckpoints(LogSigner signer, Optional<byte[]> publishedNote) {
        this.signer = signer;
        this.published = publishedNote.flatMap(signer::known);
        this.publishedDamaged = publishedNote.isPresent() && published.isEmpty();
    }

    /** The tree has a leaf more. */
    void grown(MerkleTree tree) {
        if (published.isPresent() && published.get().checkpoint().size() == tree.size()) {
            edgeAtPublished = tree.rightEdge();
        }
    }

    /** A checkpoint's frame stands where the tree has come to. */
    void sealed(Frame.Sealing sealing, MerkleTree tree) {
        lastSealing = sealing;
        edgeAtSealing = tree.rightEdge();
    }

    /** What is to be thought of an origin that has so many leaves. */
    Verdict verdict(long size) {
        Optional<LogSigner.Known> inLog = Optional.ofNullable(lastSealing).flatMap(last -> signer.known(last.note()));
        boolean foreign = lastSealing != null && inLog.isEmpty();
        Optional<LogSigner.Known> known = newer(inLog, published);
        Optional<Checkpoint> newest = known.map(LogSigner.Known::checkpoint);
        Optional<RightEdge> edge = newest.flatMap(checkpoint -> edgeAt(checkpoint.size()));
        Optional<String> broken = newest.flatMap(checkpoint -> broken(checkpoint, edge, size))
                .or(() -> known.filter(one -> !one.held()).map(one -> KEY_GONE));
        Optional<Sealed> sealed = known.filter(one -> broken.isEmpty())
                .flatMap(one -> edge.map(right -> new Sealed(one.checkpoint(), one.note(), one.key(), right)));
        boolean current = published.isPresent()
                && newest.filter(checkpoint -> checkpoint.size()
                                == published.get().checkpoint().size())
                        .isPresent();
        long sealings = lastSealing == null ? 0 : lastSealing.number();
        return new Verdict(newest, sealed, current, broken, finding(foreign), sealings);
    }

    private Optional<String> finding(boolean foreign) {
        if (foreign) {
            return Optional.of("the newest checkpoint in %s is not signed by this log: it was ignored");
        }
        return publishedDamaged
                ? Optional.of("the published checkpoint of %s is damaged: those in the log count")
                : Optional.empty();
    }

    private Optional<RightEdge> edgeAt(long size) {
        if (edgeAtSealing != null && edgeAtSealing.size() == size) {
            return Optional.of(edgeAtSealing);
        }
        return Optional.ofNullable(edgeAtPublished).filter(edge -> edge.size() == size);
    }

    private static Optional<String> broken(Checkpoint newest, Optional<RightEdge> edge, long size) {
        if (newest.size() > size) {
            return Optional.of("it has %d entries, but %d were sealed".formatted(size, newest.size()));
        }
        boolean other = edge.isPresent() && !LogSigner.states(newest, Hashes.root(edge.get()));
        return other
                ? Optional.of("its first %d entries are not those that were sealed".formatted(newest.size()))
                : Optional.empty();
    }

    private static Optional<LogSigner.Known> newer(Optional<LogSigner.Known> one, Optional<LogSigner.Known> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().checkpoint().size() >= other.get().checkpoint().size() ? one : other;
    }

    /**
     * What the checkpoints say.
     *
     * @param newest of all that are signed by the log
     * @param sealed the same, when the tree at its size is known
     * @param published whether the newest is the published one
     * @param broken why the origin cannot go on
     * @param finding something else that is wrong, with a place for the origin's name
     * @param sealings number of the newest sealing seen, 0 when none was
     */
    record Verdict(
            Optional<Checkpoint> newest,
            Optional<Sealed> sealed,
            boolean published,
            Optional<String> broken,
            Optional<String> finding,
            long sealings) {}
}
