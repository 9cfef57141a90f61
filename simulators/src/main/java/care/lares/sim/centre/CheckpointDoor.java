// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import care.lares.sim.centre.proof.Checkpoint;
import care.lares.sim.centre.proof.RefusedException;
import care.lares.sim.centre.proof.RefusedException.Reason;
import care.lares.sim.centre.proof.Submission;
import care.lares.sim.centre.proof.VerifierKey;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;

/** {@code POST /lares/v1/checkpoints}: C2SP tlog-witness {@code add-checkpoint}, but that we sign nothing. */
final class CheckpointDoor {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String KEY_HEADER = "Lares-Verifier-Key";

    private static final String SIZE = "text/x.tlog.size";

    private final boolean trustsFirst;
    private final Holdings holdings;
    private final Refusals refusals;
    private final Logbook log;

    /**
     * Checks.
     *
     * @param trustsFirst whether a log nobody knows yet is believed by the key it brings when it is first seen
     */
    CheckpointDoor(boolean trustsFirst, Holdings holdings, Refusals refusals, Logbook log) {
        this.trustsFirst = trustsFirst;
        this.log = log;
        this.holdings = holdings;
        this.refusals = refusals;
    }

    Reply take(Request request) throws IOException {
        Submission submission;
        try {
            submission = Submission.parse(request.body());
        } catch (RefusedException e) {
            return refused(e);
        }
        try {
            trustAtFirstSight(submission.checkpoint(), request.verifierKey());
            Checkpoint checked = holdings.take(submission);
            return Reply.json(
                    Reply.OK,
                    JSON.createObjectNode().put("origin", checked.origin()).put("size", checked.size()));
        } catch (RefusedException e) {
            if (e.reason() == Reason.OTHER_SIZE) {
                return size(submission.checkpoint().origin());
            }
            return refused(e);
        }
    }

    /** Only if it signed what it comes with, and never a second key of the same log. */
    private void trustAtFirstSight(Checkpoint offered, String text) throws RefusedException, IOException {
        if (!trustsFirst
                || text.isEmpty()
                || holdings.logs().key(offered.origin()).isPresent()) {
            return;
        }
        VerifierKey key = VerifierKey.parse(text);
        if (key.name().equals(offered.origin())) {
            offered.requireSignatureOf(key);
            holdings.trust(key);
            log.note("trusts at first sight", "log", key.name());
        }
    }

    /** No fault of anybody's: the gateway goes on from there. */
    private Reply size(String origin) {
        long size = holdings.logs().newest(origin).map(Checkpoint::size).orElse(0L);
        return Reply.of(status(Reason.OTHER_SIZE), SIZE, size + "\n");
    }

    private Reply refused(RefusedException e) {
        refusals.add(e.reason().name().toLowerCase(Locale.ROOT), e.wrong());
        return Reply.text(status(e.reason()), e.wrong());
    }

    private static int status(Reason reason) {
        return switch (reason) {
            case MALFORMED -> 400;
            case UNSIGNED -> 403;
            case UNKNOWN_LOG -> 404;
            case OTHER_SIZE, SPLIT_VIEW -> 409;
            case INCONSISTENT -> 422;
        };
    }
}
