// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.witness;

import care.lares.journal.BackupEntry;
import care.lares.journal.Ending;
import care.lares.journal.PublishedCheckpoint;
import care.lares.journal.check.LogKey;
import care.lares.journal.check.RefusedException;
import care.lares.journal.check.SignedCheckpoint;
import care.lares.sync.anchor.witness.WitnessHttp.Exchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Whether a witness holds what this log has signed and this box does not have. A number that a witness says proves nothing:
 * it is asked for the note, and only one that bears the log's own signature and does not fit the log counts.
 */
record OlderLog(WitnessTarget target, WitnessHttp http, LogProofs proofs) {
    private static final int OK = 200;
    /** Time for the journal to tell of an older checkpoint; beyond, storage hangs. */
    private static final Duration JOURNAL = Duration.ofSeconds(30);

    /**
     * Why the log must end; empty when the witness shows nothing that says so.
     *
     * @param origin the log
     * @param witness the witness's name
     */
    Optional<Ending> ending(String origin, String witness) throws IOException, InterruptedException {
        Exchange shown = http.get(target.below("/" + sha256(origin) + "/checkpoint"));
        if (shown.status() != OK) {
            return Optional.empty();
        }
        try {
            SignedCheckpoint held = SignedCheckpoint.parse(shown.body());
            requireOwn(held);
            return held.origin().equals(origin) && !isOurs(held)
                    ? Optional.of(new Ending(
                            BackupEntry.Cause.WITNESS, witness, Optional.of(shown.body()), reason(held, witness)))
                    : Optional.empty();
        } catch (RefusedException notSigned) {
            return Optional.empty();
        }
    }

    /** Under the key that signs the log here, or one that followed it: an old copy has an older key. */
    private void requireOwn(SignedCheckpoint held) throws RefusedException {
        LogKey own = LogKey.parse(proofs.verifierKey());
        List<LogKey> followed = own.origin().equals(held.origin()) ? held.successors(own) : List.of();
        held.verify(followed.isEmpty() ? own : followed.get(followed.size() - 1));
    }

    private String reason(SignedCheckpoint held, String witness) {
        String here = held.size() > proofs.published()
                ? "of which " + proofs.published() + " are here"
                : "and others are here";
        return witness + " holds " + held.size() + " entries of it, " + here
                + ": an old copy of the data directory was put back";
    }

    /** Whether this log was what it says, when it had that size. */
    private boolean isOurs(SignedCheckpoint held) throws IOException, RefusedException, InterruptedException {
        if (held.size() > proofs.published()) {
            return false;
        }
        try {
            Optional<PublishedCheckpoint> own =
                    proofs.checkpoint(held.size()).toCompletableFuture().get(JOURNAL.toSeconds(), TimeUnit.SECONDS);
            return own.isEmpty()
                    || Arrays.equals(SignedCheckpoint.parse(own.get().note()).root(), held.root());
        } catch (ExecutionException e) {
            throw new IOException("the journal: " + e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException("the journal does not answer", e);
        }
    }

    private static String sha256(String origin) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(origin.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
