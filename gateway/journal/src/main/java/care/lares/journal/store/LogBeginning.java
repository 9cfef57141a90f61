// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.store;

import care.lares.crypto.KeyVault;
import care.lares.domain.Ticks;
import care.lares.journal.JournalClock;
import care.lares.journal.StorageFault;
import care.lares.journal.log.OriginFiles;
import care.lares.journal.log.SegmentChain;
import care.lares.journal.log.SegmentIndex;
import care.lares.journal.log.SegmentReader;
import care.lares.journal.log.Storage;
import care.lares.journal.seal.TilePath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets logs ready to be written: the one that goes on, or a new one.
 *
 * @param storage that has them
 * @param random for salts and names
 * @param directory the data directory
 * @param claim to it
 * @param settings how they trade time for wear
 * @param clock for stamps
 * @param ticks for durations
 * @param vault the keys
 * @param standings where checkpoints stand, as the past said
 * @param crew does the work
 * @param keeping sees to it that there is room
 */
record LogBeginning(
        Storage storage,
        RandomGenerator random,
        Path directory,
        Claim claim,
        JournalSettings settings,
        JournalClock clock,
        Ticks ticks,
        KeyVault vault,
        Standings standings,
        Crew crew,
        Keeping keeping) {
    /** So many tiles are looked at while a gateway starts, in some tenths of a second; more wait, and proofs with them. */
    private static final long DOUBTED_AT_ONCE = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(LogBeginning.class);

    /** The same on other storage. */
    LogBeginning on(Storage other) {
        return new LogBeginning(
                other, random, directory, claim, settings, clock, ticks, vault, standings, crew, keeping);
    }

    /** What reads the segments; each reader has one of its own. */
    IndexSource source() {
        return new IndexSource(storage, logDirectory(), new EntryOpener(vault), ticks, new UnreadSegments());
    }

    /** What people query of logs that are here. */
    JournalIndex index(Extent here) {
        return new JournalIndex(source(), indexDirectory(), here);
    }

    IndexDirectory indexDirectory() {
        return new IndexDirectory(storage, directory.resolve("index"));
    }

    /** A name for a new log; nothing is made yet. */
    OriginFiles named(int ordinal) {
        byte[] id = new byte[OriginFiles.ID_BYTES];
        random.nextBytes(id);
        return OriginFiles.of(logDirectory(), ordinal, HexFormat.of().formatHex(id));
    }

    /** Makes the directory of a new log. */
    Scanned create(OriginFiles origin) throws IOException {
        storage.createDirectories(origin.directory());
        storage.forceDirectory(logDirectory());
        return scan(origin);
    }

    /** Reads the structure of a log. */
    Scanned scan(OriginFiles origin) throws IOException {
        return OriginScan.scan(storage, origin, signer(origin));
    }

    /** Signs as a log with the key it has now. */
    LogSigner signer(OriginFiles origin) {
        return new LogSigner(origin.name(), vault.logKeys());
    }

    Instant now() {
        return clock.instant();
    }

    /** Begins the next segment of a log: what cannot work fails here and not with the first entry. */
    Opened open(OriginFiles origin, Scanned scanned) throws IOException {
        Supplier<LogSigner> signer = () -> signer(origin);
        SegmentIndex index = index(storage, origin);
        SegmentChain chain = begun(origin, scanned, index);
        long size = scanned.tree().size();
        LeafReader leaves = new LeafReader(storage, origin, index);
        TileFiles tiles = new TileFiles(storage, origin);
        TreeReader tree = new TreeReader(tiles, leaves);
        ReceiptWriter receipts =
                new ReceiptWriter(signer, vault, leaves, tree, standings, new Statements(this, leaves));
        GrowthProver prover = new GrowthProver(signer, tree);
        TileMark mark = new TileMark(storage, origin);
        long settled = mark.settled(size / TilePath.WIDTH);
        LooseTiles loose = new LooseTiles(tiles, mark, ticks, settled);
        ProofDesk desk = new ProofDesk(crew.desk(), storage, origin, loose, receipts, prover, ticks, scanned.sealed());
        if (scanned.sealed().isPresent() && !scanned.published()) {
            desk.publish(scanned.sealed().get());
        }
        mend(desk, new TileMending(tiles, tree, loose, scanned.tree().rightEdge()), size, settled);
        long sealedSize = scanned.sealed().map(Sealed::size).orElse(0L);
        Sealing sealing = new Sealing(
                scanned.tree().rightEdge(),
                desk,
                signer,
                settings,
                new Ratcheting(vault, origin.name(), desk::later),
                scanned.sealings(),
                sealedSize);
        return new Opened(
                storage,
                directory,
                claim,
                vault,
                origin.name(),
                chain,
                sealing,
                desk,
                new SnapshotDue(),
                settings,
                ticks,
                keeping,
                size);
    }

    private SegmentChain begun(OriginFiles origin, Scanned scanned, SegmentIndex index) throws IOException {
        SegmentChain chain = new SegmentChain(
                storage, origin, index, clock, random::nextLong, scanned.newestSegment(), scanned.newestCrc());
        try {
            chain.begin(scanned.tree().size());
            chain.force();
        } catch (IOException e) {
            chain.abandon();
            throw e;
        }
        return chain;
    }

    private void mend(ProofDesk desk, TileMending mending, long size, long settled) {
        if (size / TilePath.WIDTH - settled > DOUBTED_AT_ONCE) {
            boolean unused = desk.later(crew::afterStart);
        }
        desk.mend(mending, settled);
    }

    /** Finds what a log has, whose segments are looked through now. */
    LeafReader leaves(OriginFiles origin) throws IOException {
        return new LeafReader(storage, origin, index(storage, origin));
    }

    /** Which segment holds what; one whose beginning the card does not read holds nothing that can be found. */
    static SegmentIndex index(Storage storage, OriginFiles origin) throws IOException {
        SegmentIndex index = new SegmentIndex();
        for (int segment : origin.segments(storage)) {
            try (SegmentReader reader = SegmentReader.open(storage, origin.segment(segment))) {
                reader.firstSeq().ifPresent(first -> index.add(first, segment));
            } catch (IOException e) {
                StorageFault.requireBadSpot(e);
                LOG.warn("segment cannot be read, no receipts of what it holds segment={}", segment, e);
            }
        }
        return index;
    }

    Path logDirectory() {
        return directory.resolve("log");
    }
}
