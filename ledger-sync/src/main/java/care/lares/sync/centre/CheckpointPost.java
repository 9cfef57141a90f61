// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import care.lares.journal.PublishedCheckpoint;
import care.lares.journal.seal.AddCheckpointText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the centre the newest checkpoint, with the proof that its log only grew, before anything that rests on it: a
 * request of C2SP {@code tlog-witness}. For any thread; one shows at a time.
 */
final class CheckpointPost {
    private static final String PATH = "/lares/v1/checkpoints";
    /** How often another size than the one the centre holds may be guessed in a row. */
    private static final int GUESSES = 3;

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointPost.class);

    private final CentreLink link;
    private final Standing standing;
    private final Supplier<Optional<PublishedCheckpoint>> newest;
    private final Consistency consistency;
    private final Commits commits;
    private Optional<PublishedCheckpoint> shown = Optional.empty();

    CheckpointPost(
            CentreLink link,
            Standing standing,
            Supplier<Optional<PublishedCheckpoint>> newest,
            Consistency consistency,
            Commits commits) {
        this.link = link;
        this.standing = standing;
        this.newest = newest;
        this.consistency = consistency;
        this.commits = commits;
    }

    /** Whether the current log commits to an entry of one before it. */
    @FunctionalInterface
    interface Commits {
        boolean to(String origin, long seq);
    }

    /** The checkpoint that covers an entry, its own log's or that of one which links to it; empty when none does yet. */
    Optional<PublishedCheckpoint> covering(String origin, long seq) {
        return newest.get().filter(one -> one.origin().equals(origin) ? one.size() > seq : commits.to(origin, seq));
    }

    /** Whether no checkpoint will ever cover this entry: its log has ended, and what follows does not link to it. */
    boolean isLost(String origin, long seq) {
        return newest.get()
                .filter(one -> !one.origin().equals(origin) && !commits.to(origin, seq))
                .isPresent();
    }

    /** Shows a checkpoint unless the centre has seen it, or one behind it; blocks until it has answered. */
    synchronized Answer show(PublishedCheckpoint checkpoint) {
        if (shown.filter(one -> one.origin().equals(checkpoint.origin()) && one.size() >= checkpoint.size())
                .isPresent()) {
            return new Answer.Taken(new byte[0]);
        }
        long from = shown.filter(one -> one.origin().equals(checkpoint.origin()))
                .map(PublishedCheckpoint::size)
                .orElse(0L);
        Answer answer = told(from, checkpoint);
        if (answer instanceof Answer.Taken) {
            shown = Optional.of(checkpoint);
            standing.answered();
        } else if (answer instanceof Answer.Failed failed) {
            standing.failed(failed.reason());
        } else if (answer instanceof Answer.Refused refused) {
            standing.failed(refused.reason());
        } else if (answer instanceof Answer.Clash clash) {
            standing.failed(clash.reason());
        }
        return answer;
    }

    private Answer told(long known, PublishedCheckpoint checkpoint) {
        long from = known;
        for (int guess = 0; guess < GUESSES; guess++) {
            Answer answer = post(from, checkpoint);
            if (!(answer instanceof Answer.Conflict conflict)) {
                return answer;
            }
            if (conflict.size() > checkpoint.size()) {
                return new Answer.Refused("the centre has seen more of this log than there is");
            }
            from = conflict.size();
        }
        return Answer.Failed.of("the centre forgets which log it has seen");
    }

    private Answer post(long from, PublishedCheckpoint checkpoint) {
        try {
            List<byte[]> proof = consistency
                    .proof(from, checkpoint.size())
                    .toCompletableFuture()
                    .join();
            byte[] body = AddCheckpointText.of(from, proof, checkpoint.note()).getBytes(StandardCharsets.UTF_8);
            return link.post(PATH, "text/plain; charset=utf-8", body).join();
        } catch (CompletionException unreadable) {
            LOG.warn("consistency not proved from={} to={}", from, checkpoint.size(), unreadable);
            return Answer.Failed.of("the proof that the log only grew cannot be read");
        }
    }
}
