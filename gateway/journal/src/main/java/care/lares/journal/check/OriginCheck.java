// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks one log: its segments in order, the checkpoint it published, its tiles. */
final class OriginCheck {
    private static final Pattern SEGMENT = Pattern.compile("segment-([0-9]{8})\\.log");
    private static final String UNREAD = "what is in it was not checked";
    private static final String DAMAGED = "its header is damaged; the entries behind it are checked all the same";

    private final Path directory;
    private final String shown;
    private final Keyring ring;
    private final KeyFiles keys;
    private final LogState log;
    private final TileFiles tiles;
    private final Holes holes;
    private final Findings findings;
    private final Optional<SignedCheckpoint> published;

    OriginCheck(
            Path directory,
            String shown,
            String origin,
            KeyFiles keys,
            Holes holes,
            Tombstones tombstones,
            Optional<RatchetCheck> ratchet,
            Findings findings)
            throws IOException, RefusedException {
        this.holes = holes;
        this.directory = directory;
        this.shown = shown;
        this.findings = findings;
        this.keys = keys;
        this.ring = new Keyring(origin, keys.logKeys(origin));
        this.tiles = new TileFiles(directory, shown, findings);
        // Before the segments: they hold at least what was published, even while the gateway writes on.
        this.published = published();
        this.log = new LogState(ring, new FrameOpener(keys, origin), tiles, published, holes, tombstones, ratchet);
    }

    /** Checks everything and answers what the next log must link to. */
    OriginEnd run(Optional<OriginEnd> previous) throws IOException {
        List<Segment> segments = segments();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            requireOwn(segment, i == 0);
            Optional<SegmentHeader> next =
                    i + 1 < segments.size() ? Optional.of(segments.get(i + 1).header()) : Optional.empty();
            Optional<Holes.Missing> missing = missing(segment);
            FrameJudge judge = new FrameJudge(log, findings, missing);
            new SegmentCheck(segment.shown(), segment.bytes(), segment.header(), log, judge, findings).run(next);
            missing.ifPresent(holes::lacks);
        }
        requirePublished();
        requireToldChanges();
        tiles.requireNoOthers(log.size());
        previous.ifPresent(before -> before.requireLink(log, shown, findings));
        List<SignedCheckpoint> signed =
                Stream.of(published, log.sealed()).flatMap(Optional::stream).toList();
        return new OriginEnd(ring.origin(), log, signed, log.report(segments.size()));
    }

    private Optional<Holes.Missing> missing(Segment segment) {
        SegmentHeader header = segment.header();
        return header.kept()
                .map(kept -> new Holes.Missing(ring.origin(), segment.shown(), header.firstSeq(), kept.nextSeq()));
    }

    private record Segment(String shown, ByteBuffer bytes, SegmentHeader header) {}

    /**
     * All segments as they are at one time: what a running gateway replaces meanwhile stays readable, and what it says of
     * that is in the segments that are there when the oldest has been opened.
     */
    private List<Segment> segments() throws IOException {
        Map<Path, ByteBuffer> opened = new LinkedHashMap<>();
        int before = -1;
        Path newest = directory;
        while (before != opened.size()) {
            before = opened.size();
            for (Path file : files()) {
                if (!opened.containsKey(file)) {
                    opened.put(file, mapped(file));
                }
                newest = file;
            }
        }
        List<Segment> segments = new ArrayList<>();
        for (Map.Entry<Path, ByteBuffer> one : opened.entrySet()) {
            boolean last = one.getKey().equals(newest);
            segment(one.getKey().getFileName().toString(), one.getValue(), last).ifPresent(segments::add);
        }
        return segments;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file ->
                            SEGMENT.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    private Optional<Segment> segment(String file, ByteBuffer bytes, boolean last) {
        String name = shown + file;
        if (last && unbegun(bytes)) {
            findings.note(name, 0, "it has no whole header", "a power cut while it was begun: removed at start");
            return Optional.empty();
        }
        try {
            RefusedException.unless(bytes.limit() >= SegmentHeader.LENGTH, "it has no whole header");
            return Optional.of(new Segment(name, bytes, SegmentHeader.read(bytes)));
        } catch (RefusedException e) {
            Optional<SegmentHeader> deduced = deduced(file, bytes);
            findings.fault(name, 0, String.valueOf(e.getMessage()), deduced.isPresent() ? DAMAGED : UNREAD);
            return deduced.map(header -> new Segment(name, bytes, header));
        }
    }

    /** What is intact and all the same refused is of another version: nobody knows what its batches mean. */
    private Optional<SegmentHeader> deduced(String file, ByteBuffer bytes) {
        Matcher name = SEGMENT.matcher(file);
        if (!name.matches() || bytes.limit() < SegmentHeader.LENGTH || SegmentHeader.stands(bytes)) {
            return Optional.empty();
        }
        String random = ring.origin().substring(ring.origin().lastIndexOf('/') + 1);
        return SegmentHeader.deduced(bytes, Integer.parseInt(name.group(1)), random);
    }

    /** Whether a file has neither a header nor anything behind it that a segment could hold. */
    private static boolean unbegun(ByteBuffer bytes) {
        return bytes.limit() < SegmentHeader.LENGTH
                || (!SegmentHeader.stands(bytes) && Batch.anyFrom(bytes, 0).isEmpty());
    }

    private void requireOwn(Segment segment, boolean first) {
        SegmentHeader header = segment.header();
        String number = "segment-%08d.log".formatted(header.number());
        if (!segment.shown().endsWith(number) || !ring.origin().endsWith("/" + header.random())) {
            findings.fault(segment.shown(), 0, "its header is of another segment or log", "files were exchanged");
        }
        if (first && (header.previousCrc().orElse(0) != 0 || header.firstSeq() != 0)) {
            findings.fault(segment.shown(), 0, "it is not the first of its log", "the log's beginning is missing");
            log.skipTo(header.firstSeq());
        }
    }

    private static ByteBuffer mapped(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new IOException(file.getFileName() + " is larger than a segment can be");
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
    }

    private Optional<SignedCheckpoint> published() throws IOException {
        Path file = directory.resolve("checkpoint");
        if (!Files.exists(file)) {
            findings.note(shown + "checkpoint", 0, "nothing was published yet", "published again at start");
            return Optional.empty();
        }
        try {
            RefusedException.unless(Files.size(file) <= SignedCheckpoint.MAX_LENGTH, "it is too long");
            SignedCheckpoint checkpoint = SignedCheckpoint.parse(Strict.utf8(Files.readAllBytes(file), "checkpoint"));
            ring.verifyPublished(checkpoint);
            return Optional.of(checkpoint);
        } catch (RefusedException e) {
            findings.fault(shown + "checkpoint", 0, String.valueOf(e.getMessage()), "it is not what the log published");
            return Optional.empty();
        }
    }

    /** A key that signs without an entry which says since when is not believed; damage may have taken that entry. */
    private void requireToldChanges() {
        OptionalLong untold =
                !log.lastGood().isEmpty() ? OptionalLong.empty() : ring.untold(keys.changes(), log.size());
        if (untold.isPresent()) {
            findings.fault(
                    "keys/log.key",
                    0,
                    "it says that the log's key changed at entry " + untold.getAsLong() + ", and no entry says so",
                    "the log was signed with a key nobody was told of, or the entry that said so is gone");
        }
    }

    private void requirePublished() {
        if (published.isEmpty()) {
            return;
        }
        long size = published.get().size();
        if (size > log.size()) {
            findings.fault(
                    shown + "checkpoint",
                    0,
                    "it covers " + size + " entries and the log has " + log.size(),
                    "sealed entries are missing");
        } else if (log.publishedHolds().equals(Optional.of(false))) {
            findings.fault(
                    shown + "checkpoint", 0, "its root is not that of the entries", "entries or tree were exchanged");
        }
    }
}
