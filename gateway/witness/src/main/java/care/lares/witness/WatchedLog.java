// SPDX-License-Identifier: Apache-2.0
package care.lares.witness;

import care.lares.journal.check.AddCheckpoint;
import care.lares.journal.check.LogKey;
import care.lares.journal.check.RefusedException;
import care.lares.journal.check.SignedCheckpoint;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One log as the witness has seen it. Judging, storing and signing are one step: no two requests interleave. */
final class WatchedLog {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedLog.class);

    private final LogKey key;
    private final String name;
    private final WitnessSigner signer;
    private final WitnessFiles files;
    private final InstantSource clock;
    private @Nullable SignedCheckpoint latest;
    private String latestNote = "";

    /** Goes on from what is stored. */
    WatchedLog(LogKey key, WitnessSigner signer, WitnessFiles files, InstantSource clock)
            throws IOException, UnusableStateException {
        this.key = key;
        this.name = WitnessFiles.name(key.origin());
        this.signer = signer;
        this.files = files;
        this.clock = clock;
        Optional<String> stored = files.latest(key.origin());
        if (stored.isPresent()) {
            latestNote = stored.get();
            latest = read(latestNote);
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
            checkpoint.verify(key);
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

    private Reply cosigned(SignedCheckpoint checkpoint, boolean news) {
        String line = signer.cosign(checkpoint.body(), clock.instant().getEpochSecond());
        if (news) {
            String note = Notes.text(checkpoint.body(), List.of(checkpoint.signatureLine(key), line));
            try {
                files.keep(key.origin(), note);
            } catch (IOException e) {
                LOG.error("not stored, not cosigned origin={} size={}", key.origin(), checkpoint.size(), e);
                return Reply.refused(Reply.NOT_STORED, "the checkpoint cannot be stored now");
            }
            latest = checkpoint;
            latestNote = note;
        }
        LOG.info("cosigned origin={} size={}", key.origin(), checkpoint.size());
        return Reply.cosigned(line);
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
