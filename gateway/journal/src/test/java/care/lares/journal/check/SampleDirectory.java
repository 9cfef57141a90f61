// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import care.lares.journal.Entry;
import care.lares.journal.SeededEntries;
import care.lares.journal.seal.CanonicalBytes;
import care.lares.journal.seal.Checkpoint;
import care.lares.journal.seal.Commitment;
import care.lares.journal.seal.EntryCodec;
import care.lares.journal.seal.LeafHash;
import care.lares.journal.seal.MerkleTree;
import care.lares.journal.seal.SeedSigner;
import care.lares.journal.seal.SignedNote;
import care.lares.journal.seal.TilePath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** Writes a data directory byte by byte as docs/formats.md has it, one batch per call. */
final class SampleDirectory {
    static final HexFormat HEX = HexFormat.of();
    private static final byte VITAL = 2;

    final SampleKeys keys;
    private final Path root;
    private final SeededEntries entries;
    private int ordinal;
    private String random = "";
    private Path origin;
    private Path segment;
    private int segments;
    private long salt;
    private int chain;
    private long sealings;
    private MerkleTree tree;
    private ByteArrayOutputStream frames = new ByteArrayOutputStream();
    private int leaves;

    SampleDirectory(Path root, long seed) {
        this.root = root;
        this.keys = new SampleKeys(root.resolve("keys"));
        this.entries = new SeededEntries(seed);
        origin("00112233445566778899aabbccddeeff");
    }

    /** Begins a log. */
    SampleDirectory origin(String hex) {
        ordinal++;
        random = hex;
        origin = root.resolve("log/%04d-%s".formatted(ordinal, hex));
        segments = 0;
        chain = 0;
        sealings = 0;
        tree = new MerkleTree((level, index, hashes) -> write(origin.resolve(TilePath.of(level, index)), hashes));
        return segment();
    }

    String name() {
        return "lares.local/" + random;
    }

    byte[] treeRoot() {
        return tree.root();
    }

    /** Checksum of what was written last. */
    int chain() {
        return chain;
    }

    long size() {
        return tree.size();
    }

    Path directory() {
        return origin;
    }

    Path segmentFile() {
        return segment;
    }

    Path segmentFile(int number) {
        return origin.resolve("segment-%08d.log".formatted(number));
    }

    /** Begins a segment behind what was written last. */
    SampleDirectory segment() {
        segments++;
        segment = segmentFile(segments);
        salt = 0x5a17_0000L + segments;
        ByteBuffer header = ByteBuffer.allocate(64).put("LARESEG1".getBytes(StandardCharsets.US_ASCII));
        header.putShort((short) 1)
                .putShort((short) 64)
                .putInt(segments)
                .putLong(salt)
                .putLong(tree.size());
        header.putLong(1_795_248_000_000_000L).put(HEX.parseHex(random)).putInt(chain);
        chain = crc(header.array(), 60);
        write(segment, header.putInt(chain).array());
        return this;
    }

    /** Adds entries to the batch. */
    SampleDirectory entries(int count) {
        for (int i = 0; i < count; i++) {
            entry(EntryCodec.encode(entries.reading()));
        }
        return this;
    }

    SampleDirectory entry(Entry entry) {
        return entry(EntryCodec.encode(entry));
    }

    SampleDirectory entry(byte[] body) {
        long seq = tree.size();
        int subject = 1 + (int) (seq % SampleKeys.SUBJECTS);
        byte[] leafKey = Commitment.leafKey(keys.derived(subject, "lares/leaf/v1"), seq);
        byte[] c = Commitment.of(leafKey, CanonicalBytes.of(name(), seq, body));
        tree.append(LeafHash.of(c));
        leaves++;
        ByteBuffer header = ByteBuffer.allocate(46).put((byte) 1).put(VITAL);
        header.putInt(subject).putLong(seq).put(c);
        return frame(header.array(), keys.encrypted(subject, c, header.array(), body));
    }

    /** Adds a snapshot of some entries. */
    SampleDirectory snapshot(int count) {
        for (int i = 0; i < count; i++) {
            byte[] body = EntryCodec.encode(entries.reading());
            int subject = 1 + i % SampleKeys.SUBJECTS;
            byte[] canonical = CanonicalBytes.of(name(), tree.size(), body);
            byte[] c = Commitment.of(keys.derived(subject, "lares/snapshot/v1"), canonical);
            ByteBuffer header = ByteBuffer.allocate(45)
                    .put((byte) 2)
                    .putInt(subject)
                    .putLong(tree.size())
                    .put(c);
            frame(header.array(), keys.encrypted(subject, c, header.array(), body));
        }
        return snapshotEnd(count, tree.rightEdge().bytes());
    }

    SampleDirectory snapshotEnd(int count, byte[] edge) {
        ByteBuffer end = ByteBuffer.allocate(13).put((byte) 3).putInt(count).putLong(tree.size());
        return frame(end.array(), edge);
    }

    /** Adds a checkpoint of everything so far. */
    SampleDirectory checkpoint() {
        return checkpoint(sealings + 1, note(tree.size(), tree.root()));
    }

    SampleDirectory checkpoint(long number, byte[] note) {
        sealings = number;
        return frame(ByteBuffer.allocate(9).put((byte) 4).putLong(number).array(), note);
    }

    /** Publishes a checkpoint of everything so far. */
    SampleDirectory publish() {
        write(origin.resolve("checkpoint"), note(tree.size(), tree.root()));
        return this;
    }

    byte[] note(long size, byte[] root) {
        return SignedNote.of(new Checkpoint(name(), size, root), new SeedSigner(SampleKeys.SEED))
                .bytes();
    }

    SampleDirectory frame(byte[] head, byte[] rest) {
        frames.writeBytes(
                ByteBuffer.allocate(4).putInt(head.length + rest.length).array());
        frames.writeBytes(head);
        frames.writeBytes(rest);
        return this;
    }

    /** Writes the batch. */
    SampleDirectory flush() {
        return flush(tree.size() - leaves, leaves, chain);
    }

    SampleDirectory flush(long firstSeq, int leaves, int previous) {
        byte[] payload = frames.toByteArray();
        ByteBuffer batch =
                ByteBuffer.allocate(36 + payload.length).putInt(0x4c525342).putInt(payload.length);
        batch.putLong(salt).putLong(firstSeq).putInt(leaves).putInt(previous);
        CRC32C crc = new CRC32C();
        crc.update(batch.array(), 0, 32);
        crc.update(payload);
        chain = (int) crc.getValue();
        append(batch.putInt(chain).put(payload).array());
        frames.reset();
        this.leaves = 0;
        return this;
    }

    /** Adds bytes to the segment that are no batch. */
    SampleDirectory append(byte[] bytes) {
        try {
            Files.write(segment, bytes, StandardOpenOption.APPEND);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int crc(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
