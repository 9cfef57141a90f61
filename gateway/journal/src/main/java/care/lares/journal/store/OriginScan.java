// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.journal.Ending;
import care.lares.journal.log.Batch;
import care.lares.journal.log.Damage;
import care.lares.journal.log.EndedFile;
import care.lares.journal.log.Frame;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.SegmentHeader;
import care.lares.journal.log.SegmentReader;
import care.lares.journal.log.Storage;
import care.lares.journal.log.StoredFile;
import care.lares.journal.log.WholeFile;
import care.lares.journal.seal.LeafHash;
import care.lares.journal.seal.MerkleTree;
import care.lares.journal.seal.RightEdge;
import care.lares.journal.seal.TilePath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the structure of an origin before anything of it is believed: grows the tree again, compares it with the
 * checkpoints, cuts a torn tail, copies rot to quarantine. What may be whole and cannot be read is left as it is, and the
 * origin is broken.
 *
 * <p>Leaves lost to rot keep their place in the tree when their hashes are in a tile; else the tree would no longer be
 * what was signed, and the origin is broken: a new one must follow it.
 */
final class OriginScan implements SegmentWalk.Visitor {
    private static final Logger LOG = LoggerFactory.getLogger(OriginScan.class);

    private final Storage storage;
    private final OriginFiles origin;
    private final TileFiles tiles;
    private final MerkleTree tree;
    private final KnownCheckpoints checkpoints;
    private final List<String> findings = new ArrayList<>();
    private @Nullable String broken;
    private Optional<String> lostBefore = Optional.empty();
    private int newestSegment;
    private int newestCrc;
    private OptionalLong doubled = OptionalLong.empty();
    private final List<Tail> unsure = new ArrayList<>();
    private Tail tail = Tail.NONE;

    /**
     * The last batch of a segment, or its header when it holds none: what may have been read from memory alone.
     *
     * @param firstSeq what came before it is safe, since one batch is forced before the next is written
     */
    private record Tail(int segment, long from, long end, boolean batch, long firstSeq) {
        private static final Tail NONE = new Tail(0, 0, 0, false, 0);
    }

    private OriginScan(Storage storage, OriginFiles origin, LogSigner signer, RightEdge edge) throws IOException {
        this.storage = storage;
        this.origin = origin;
        this.tiles = new TileFiles(storage, origin);
        this.tree = MerkleTree.resume(edge, (level, index, hashes) -> {});
        this.checkpoints = new KnownCheckpoints(signer, WholeFile.read(storage, origin.checkpoint()));
        checkpoints.grown(tree);
    }

    /** Reads an origin from its newest complete snapshot on, and repairs what can be repaired. */
    static Scanned scan(Storage storage, OriginFiles origin, LogSigner signer) throws IOException {
        UnfinishedSegment.drop(storage, origin);
        SnapshotSearch from = SnapshotSearch.in(storage, origin);
        OriginScan scan = new OriginScan(storage, origin, signer, from.edge());
        scan.lookBefore(from);
        new SegmentWalk(storage, origin).walk(from.segments(), scan);
        scan.believe();
        scan.leaveUnread();
        return scan.result(from);
    }

    private void lookBefore(SnapshotSearch from) throws IOException {
        SeamScan.Missing missing = SeamScan.before(storage, origin, from, tiles);
        findings.addAll(missing.findings());
        lostBefore = missing.broken();
    }

    /** What a segment lacks at its end was acknowledged and not kept, so that its medium is not gone on with. */
    @Override
    public void segment(SegmentHeader header) throws IOException {
        tail = new Tail(0, 0, header.length(), false, header.firstSeq());
        if (header.firstSeq() > tree.size() && broken == null) {
            broken = lost(header.firstSeq());
        }
    }

    @Override
    public void batch(Batch batch, List<Frame> frames) throws IOException {
        tail = new Tail(0, batch.offset(), batch.end(), true, batch.firstSeq());
        reach(batch.firstSeq());
        for (Frame frame : frames) {
            if (frame instanceof Frame.Leaf leaf) {
                take(leaf);
            } else if (frame instanceof Frame.Hole hole) {
                reach(hole.firstSeq());
                fill(hole.nextSeq());
            } else if (frame instanceof Frame.Sealing sealing) {
                checkpoints.sealed(sealing, tree);
            }
        }
    }

    @Override
    public void damage(int segment, Damage damage, SegmentReader reader) throws IOException {
        int length = (int) (damage.to() - damage.from());
        if (length > 0) {
            Path aside = origin.quarantine(segment, damage.from());
            storage.createDirectories(aside.resolveSibling(""));
            WholeFile.replace(storage, aside, reader.bytes(damage.from(), length));
        }
        findings.add("segment %d of %s is damaged at byte %d: %d bytes were set aside, the rest was kept"
                .formatted(segment, origin.name(), damage.from(), length));
    }

    @Override
    public void tornTail(int segment, SegmentReader reader) throws IOException {
        if (storage.isUnread(origin.segment(segment))) {
            findings.add("segment %d of %s cannot be read from byte %d on: it is left as it is"
                    .formatted(segment, origin.name(), reader.end()));
            return;
        }
        LOG.info("torn tail cut segment={} bytes={}", segment, reader.size() - reader.end());
        reader.cut();
    }

    @Override
    public void ended(int segment, SegmentReader reader) {
        newestSegment = segment;
        newestCrc = reader.crc();
        if (tail.batch) {
            unsure.clear();
        }
        if (tail.end > 0) {
            unsure.add(new Tail(segment, tail.from, tail.end, tail.batch, tail.firstSeq));
        }
        tail = Tail.NONE;
    }

    /**
     * Makes safe what was read. A process that was killed, or a force that failed, may have left it in the file system's
     * memory only, where a force alone need not reach it: so the one batch in question is written once more.
     */
    private void believe() throws IOException {
        for (Tail one : unsure) {
            try (StoredFile file = storage.edit(origin.segment(one.segment))) {
                ByteBuffer bytes = ByteBuffer.allocate((int) (one.end - one.from));
                file.read(bytes, one.from);
                file.write(bytes.flip(), one.from);
                file.force();
            }
        }
        storage.forceDirectory(origin.directory());
    }

    /** The next start would need it again: it goes on in a log that is all there. */
    private void leaveUnread() throws IOException {
        for (int segment : origin.segments(storage)) {
            if (storage.isUnread(origin.segment(segment)) && broken == null) {
                broken = "some of its segment %d cannot be read".formatted(segment);
            }
        }
    }

    private long sure() {
        return unsure.isEmpty() ? tree.size() : Math.min(tree.size(), unsure.get(0).firstSeq);
    }

    private void take(Frame.Leaf leaf) throws IOException {
        reach(leaf.seq());
        if (leaf.seq() == tree.size()) {
            append(LeafHash.of(leaf.commitment()));
        } else if (broken == null && doubled.isEmpty()) {
            doubled = OptionalLong.of(leaf.seq());
            findings.add("entry %d of %s is there twice: the first was kept".formatted(leaf.seq(), origin.name()));
        }
    }

    /** Fills a gap before an entry, which should not be there. */
    private void reach(long seq) throws IOException {
        long from = tree.size();
        fill(seq);
        if (seq > from && broken == null) {
            findings.add("entries %d to %d of %s are lost; their place in the tree was kept"
                    .formatted(from, seq - 1, origin.name()));
        }
    }

    /** Goes on over leaves that are no more with the hashes that tiles still have. */
    private void fill(long seq) throws IOException {
        while (tree.size() < seq && broken == null) {
            Optional<byte[]> tile = tiles.read(0, tree.size() / TilePath.WIDTH);
            if (tile.isPresent()) {
                append(Hashes.at(tile.get(), (int) (tree.size() % TilePath.WIDTH)));
            } else {
                broken = lost(seq);
            }
        }
    }

    private String lost(long seq) {
        return "its entries %d to %d are lost".formatted(tree.size(), seq - 1);
    }

    private void append(byte[] leafHash) {
        tree.append(leafHash);
        checkpoints.grown(tree);
    }

    private Scanned result(SnapshotSearch from) throws IOException {
        KnownCheckpoints.Verdict verdict = checkpoints.verdict(tree.size());
        verdict.finding().ifPresent(finding -> findings.add(finding.formatted(origin.name())));
        long sealings =
                verdict.sealings() > 0 ? verdict.sealings() : SealingSearch.sealingsBefore(storage, origin, from);
        Optional<String> damaged =
                Optional.ofNullable(broken).or(() -> lostBefore).or(verdict::broken);
        Optional<Ending> ended = EndedFile.read(storage, origin);
        return new Scanned(
                from,
                tree,
                sure(),
                newestSegment,
                newestCrc,
                sealings,
                verdict.newest(),
                verdict.sealed(),
                verdict.published(),
                damaged.or(() -> ended.map(Ending::reason)),
                damaged.isPresent() ? Optional.empty() : ended,
                List.copyOf(findings));
    }
}
