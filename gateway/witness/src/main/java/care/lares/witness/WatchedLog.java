// SPDX-License-Identifier: Apache-2.0
package care.lares.witness;

import care.lares.journal.check.AddCheckpoint;
import care.lares.journal.check.LogKey;
import care.lares.journal.check.RefusedException;
import care.lares.journal.check.SignedCheckpoint;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One log as the witness has seen it. Judging, storing and signing are one step: no two requests interleave. */
final class WatchedLog {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedLog.class);

    private final LogKey known;
    /** Signs the log now: the known one, or one it gave way to. */
    private LogKey key;

    private final String name;
    private final WitnessSigner signer;
    private final WitnessFiles files;
    private final InstantSource clock;
    private @Nullable SignedCheckpoint latest;
    private String latestNote = "";

    /** Goes on from what is stored. */
    WatchedLog(LogKey key, WitnessSigner signer, WitnessFiles files, InstantSource clock)
            throws IOException, UnusableStateException {
        this.known = key;
        this.key = key;
        this.name = WitnessFiles.name(key.origin());
        this.signer = signer;
        this.files = files;
        this.clock = clock;
        Optional<String> stored = files.latest(key.origin());
        if (stored.isPresent()) {
            latestNote = stored.get();
            latest = read(latestNote);
            this.key = newest(latest);
        }
    }

    /** What people ask for it by: SHA-256 of the origin in lower-case hexadecimal. */
    String name() {
        return name;
    }

    /** The newest note that was cosigned. */
    synchronized Optional<String> latest() {
        return latestNote.isEmpty() ? Optional.empty() : Optional.of(latestNote);
    }

    /** Judges in the order in which C2SP {@code tlog-witness} lists what must hold. */
    synchronized Reply add(AddCheckpoint request) {
        SignedCheckpoint checkpoint = request.checkpoint();
        try {
            key = signing(checkpoint);
        } catch (RefusedException e) {
            return Reply.refused(Reply.NOT_SIGNED, String.valueOf(e.getMessage()));
        }
        SignedCheckpoint seen = latest;
        long size = seen == null ? 0 : seen.size();
        byte[] root = seen == null ? new byte[0] : seen.root();
        boolean otherRoot = checkpoint.size() == size && seen != null && !Arrays.equals(checkpoint.root(), root);
        if (otherRoot) {
            keepEvidence(Misbehaviour.SPLIT_VIEW, request);
        } else if (checkpoint.size() < size) {
            keepEvidence(Misbehaviour.ROLLBACK, request);
        }
        if (request.oldSize() != size) {
            return Reply.seen(size);
        }
        if (otherRoot) {
            return Reply.refused(Reply.CONFLICT, "another root of size " + size + " was cosigned: both are kept");
        }
        try {
            request.requireContinues(root);
        } catch (RefusedException e) {
            keepEvidence(Misbehaviour.NOT_PROVED, request);
            return Reply.refused(Reply.NOT_PROVED, String.valueOf(e.getMessage()));
        }
        return cosigned(checkpoint, seen == null || checkpoint.size() > size);
    }

    /** The key that signed a checkpoint: the one that did so far, or one it gave way to after all that was seen of it. */
    private LogKey signing(SignedCheckpoint checkpoint) throws RefusedException {
        LogKey signing = checkpoint.origin().equals(key.origin()) ? followed(checkpoint, key) : key;
        checkpoint.verify(signing);
        OptionalLong gaveWay = checkpoint.gaveWay(key);
        long seen = latest == null ? 0 : latest.size();
        if (gaveWay.isPresent() && gaveWay.getAsLong() < seen) {
            throw new RefusedException("the log's key says that it gave way at entry " + gaveWay.getAsLong()
                    + ", and has signed " + seen + " entries");
        }
        return signing;
    }

    private static LogKey followed(SignedCheckpoint checkpoint, LogKey key) throws RefusedException {
        List<LogKey> successors = checkpoint.successors(key);
        return successors.isEmpty() ? key : successors.get(successors.size() - 1);
    }

    private Reply cosigned(SignedCheckpoint checkpoint, boolean news) {
        String line = signer.cosign(checkpoint.body(), clock.instant().getEpochSecond());
        if (news) {
            try {
                String note = Notes.text(checkpoint.body(), lines(checkpoint, line));
                files.keep(key.origin(), note);
                latest = checkpoint;
                latestNote = note;
            } catch (IOException | RefusedException e) {
                LOG.error("not stored, not cosigned origin={} size={}", key.origin(), checkpoint.size(), e);
                return Reply.refused(Reply.NOT_STORED, "the checkpoint cannot be stored now");
            }
        }
        LOG.info("cosigned origin={} size={}", key.origin(), checkpoint.size());
        return Reply.cosigned(line);
    }

    /** The log's own line, and those that lead to its key from the one that was known first; then the cosignature. */
    private List<String> lines(SignedCheckpoint checkpoint, String cosignature) throws RefusedException {
        List<String> lines = new ArrayList<>(List.of(checkpoint.signatureLine(key)));
        lines.addAll(checkpoint.changeLines(known));
        lines.add(cosignature);
        return lines;
    }

    private void keepEvidence(Misbehaviour what, AddCheckpoint request) {
        LOG.warn(
                "refused what={} origin={} size={} seen={}",
                what,
                key.origin(),
                request.checkpoint().size(),
                latest == null ? 0 : latest.size());
        try {
            String refused = Notes.text(
                    request.checkpoint().body(), List.of(request.checkpoint().signatureLine(key)));
            files.keepEvidence(key, what, clock.instant(), latestNote, refused);
        } catch (IOException e) {
            LOG.error("evidence not stored origin={}", key.origin(), e);
        }
    }

    private LogKey newest(SignedCheckpoint stored) throws UnusableStateException {
        try {
            return followed(stored, known);
        } catch (RefusedException e) {
            throw new UnusableStateException(damaged(String.valueOf(e.getMessage())), e);
        }
    }

    private SignedCheckpoint read(String note) throws UnusableStateException {
        try {
            SignedCheckpoint checkpoint = SignedCheckpoint.parseAnyLog(note);
            if (checkpoint.origin().equals(key.origin())
                    && checkpoint.cosignature(signer.key()).isPresent()) {
                return checkpoint;
            }
            throw new UnusableStateException(damaged("it is not this witness's"));
        } catch (RefusedException e) {
            throw new UnusableStateException(damaged(String.valueOf(e.getMessage())), e);
        }
    }

    private String damaged(String why) {
        return files.checkpoint(key.origin()) + " is not what was cosigned: " + why
                + "; restore it, or begin as a witness of another name: this one must not sign without it";
    }
}
