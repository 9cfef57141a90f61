// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a log while its segments are read one after another: how far it goes, its tree, what was published.
 */
final class LogState {
    private final Keyring keys;
    private final FrameOpener opener;
    private final TileFiles tiles;
    private final Optional<SignedCheckpoint> published;
    private final Tombstones tombstones;
    private final Optional<RatchetCheck> ratchet;
    private Optional<GrowingTree> tree;
    private Optional<byte[]> publishedRoot = Optional.empty();
    private Optional<byte[]> firstBody = Optional.empty();
    private final Holes holes;
    private long size;
    private long entries;
    private long givenUp;
    private long closed;
    private long checkpoints;
    private long sealings;
    private boolean sealingsLost;
    private boolean firstLost;
    private final List<Reached> lastGood = new ArrayList<>();
    private Optional<SignedCheckpoint> sealed = Optional.empty();
    private long snapshots;

    LogState(
            Keyring keys,
            FrameOpener opener,
            TileFiles tiles,
            Optional<SignedCheckpoint> published,
            Holes holes,
            Tombstones tombstones,
            Optional<RatchetCheck> ratchet) {
        this.ratchet = ratchet;
        this.holes = holes;
        this.tombstones = tombstones;
        this.keys = keys;
        this.opener = opener;
        this.tiles = tiles;
        this.published = published;
        this.tree = Optional.of(new GrowingTree(tiles));
        meetPublished();
    }

    /** What the tree was each time before leaves that could not be read; none while all could. */
    List<Reached> lastGood() {
        return List.copyOf(lastGood);
    }

    /**
     * A tree of so many leaves.
     *
     * @param size number of leaves
     * @param root its root, 64 hexadecimal digits
     */
    record Reached(long size, String root) {
        boolean is(long otherSize, byte[] otherRoot) {
            return size == otherSize && root.equals(HexFormat.of().formatHex(otherRoot));
        }
    }

    /** Number of leaves so far, lost ones included. */
    long size() {
        return size;
    }

    /** Leaves up to this one cannot be read: the tree cannot be grown over them. */
    void skipTo(long seq) {
        long before = size;
        tree.map(grown -> new Reached(before, HexFormat.of().formatHex(grown.root())))
                .ifPresent(lastGood::add);
        size = seq;
        tree = Optional.empty();
        mayLackSealings();
    }

    /** Something cannot be read that may have been a sealing: the next one need not count on from the one before. */
    void mayLackSealings() {
        sealingsLost = true;
    }

    /** A batch begins: a checkpoint in it may be of what was durable before it. */
    void batch() {
        tree.ifPresent(GrowingTree::mark);
    }

    /** Takes the next leaf of the tree, whatever its body. */
    void leaf(Frame frame) {
        size++;
        tree.ifPresent(grown -> grown.append(Sha256.leaf(frame.commitment())));
        meetPublished();
    }

    /** Opens a leaf's body. */
    void open(Frame frame) throws RefusedException {
        if (opener.isClosed(frame)) {
            closed++;
            tombstones.closed(frame.subject());
            return;
        }
        if (opener.isLost(frame)) {
            lose(frame);
            return;
        }
        byte[] body = opener.entry(frame);
        tombstones.opened(body);
        keys.heard(frame.seq(), body);
        if (ratchet.isPresent()) {
            ratchet.get().heard(keys.origin(), frame.seq(), body);
        }
        if (frame.seq() == 0) {
            firstBody = Optional.of(body);
        }
        holes.heard(frame.seq(), body);
        entries++;
    }

    /** What it says is not known: it may be what gave others up, or links to the log before. */
    private void lose(Frame frame) {
        tombstones.lost(frame.subject());
        holes.mayBeSaid();
        firstLost |= frame.seq() == 0;
    }

    /** Whether the first leaf is there, and nobody has its key. */
    boolean isFirstLost() {
        return firstLost;
    }

    /** Goes on over leaves that were given up: their hashes are in tiles, or the tree is lost. */
    void hole(long count) throws RefusedException {
        long next = size + count;
        while (size < next) {
            Optional<byte[]> hash = tree.isPresent() ? tiles.leafHash(size) : Optional.empty();
            if (tree.isPresent() && hash.isEmpty()) {
                long lost = size;
                skipTo(next);
                throw new RefusedException("the hash of entry " + lost + ", which was given up, is in no tile");
            }
            size++;
            hash.ifPresent(found -> tree.ifPresent(grown -> grown.append(found)));
            meetPublished();
        }
        givenUp += count;
    }

    void snapshotItem(Frame frame) throws RefusedException {
        RefusedException.unless(frame.seq() == size, "it does not say how many leaves are before it");
        if (opener.isClosed(frame)) {
            tombstones.closed(frame.subject());
            return;
        }
        if (opener.isLost(frame)) {
            return;
        }
        byte[] body = opener.snapshotItem(frame);
        tombstones.opened(body);
        RefusedException.unless(body.length > 0, "it is empty");
    }

    /** A complete snapshot: its right edge must be the tree's, or lets a lost tree go on. */
    void snapshotEnd(long seq, byte[] rightEdge) throws RefusedException {
        RefusedException.unless(seq == size, "it does not say how many leaves are before it");
        if (tree.isPresent()) {
            RefusedException.unless(
                    Arrays.equals(tree.get().rightEdge(), rightEdge), "its right edge is not that of the tree");
        } else {
            tree = Optional.of(GrowingTree.of(seq, rightEdge, tiles));
        }
        snapshots++;
    }

    void checkpoint(long number, byte[] note) throws RefusedException {
        RefusedException.unless(
                number == sealings + 1 || (sealingsLost && number > sealings),
                "it counts as sealing " + number + " instead of " + (sealings + 1));
        sealings = number;
        sealingsLost = false;
        SignedCheckpoint checkpoint = SignedCheckpoint.parse(Strict.utf8(note, "checkpoint"));
        keys.verify(checkpoint);
        if (tree.isPresent()) {
            byte[] root = tree.get()
                    .rootAt(checkpoint.size())
                    .orElseThrow(() -> new RefusedException("it is of " + checkpoint.size() + " leaves, not " + size));
            RefusedException.unless(
                    Arrays.equals(checkpoint.root(), root), "its root is not that of the entries before");
        }
        sealed = Optional.of(checkpoint);
        checkpoints++;
        if (ratchet.isPresent()) {
            ratchet.get().sealed(checkpoint);
        }
    }

    /** Whether the published checkpoint's root is that of the entries; empty when they do not reach so far. */
    Optional<Boolean> publishedHolds() {
        return published.flatMap(signed -> publishedRoot.map(root -> Arrays.equals(root, signed.root())));
    }

    /** The root of all entries; empty when some could not be read. */
    Optional<byte[]> root() {
        return tree.map(GrowingTree::root);
    }

    /** The newest checkpoint in the log. */
    Optional<SignedCheckpoint> sealed() {
        return sealed;
    }

    /** The body of the first leaf. */
    Optional<byte[]> firstBody() {
        return firstBody;
    }

    Report.Origin report(int segments) {
        return new Report.Origin(
                keys.origin(),
                segments,
                entries,
                givenUp,
                size,
                checkpoints,
                sealed.map(SignedCheckpoint::size).orElse(0L),
                snapshots,
                closed);
    }

    private void meetPublished() {
        if (published.isPresent() && published.get().size() == size) {
            publishedRoot = root();
        }
    }
}
