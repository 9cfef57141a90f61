// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.witness;

import care.lares.journal.Ending;
import care.lares.journal.ProofEntry;
import care.lares.journal.PublishedCheckpoint;
import care.lares.journal.WitnessBook;
import care.lares.journal.check.Cosignature;
import care.lares.journal.check.RefusedException;
import care.lares.journal.check.SignedCheckpoint;
import care.lares.journal.check.WitnessKey;
import care.lares.journal.seal.AddCheckpointText;
import care.lares.sync.Diary;
import care.lares.sync.anchor.Anchor;
import care.lares.sync.anchor.Answer;
import care.lares.sync.anchor.witness.WitnessHttp.Exchange;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One witness: is told what the log has become, with the proof that it only grew, and cosigns it. Its cosignature counts
 * once it is in the journal.
 */
public final class WitnessAnchor implements Anchor {
    private static final int OK = 200;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int NOT_PROVED = 422;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final String SIZE = "text/x.tlog.size";
    /** Digits of the largest size there can be. */
    private static final String NUMBER = "(0|[1-9][0-9]{0,17})\n?";
    /** Times the witness may name another size before the next round is waited for; once is usual. */
    private static final int MAX_CONFLICTS = 3;
    /** Time for the journal to prove or to store something; beyond, storage hangs. */
    private static final Duration JOURNAL = Duration.ofSeconds(30);
    /** Longest part of a witness's own words that is repeated, in characters. */
    private static final int MAX_SHOWN = 200;

    private static final Logger LOG = LoggerFactory.getLogger(WitnessAnchor.class);

    private final WitnessTarget target;
    private final WitnessHttp http;
    private final LogProofs proofs;
    private final Diary diary;
    private final WitnessBook book;
    private final InstantSource clock;
    private Optional<WitnessKey> key;

    /**
     * A witness.
     *
     * @param target which, and where
     * @param proofs what it is shown
     * @param diary where its cosignatures are kept
     * @param book what was kept before
     * @param clock for the stamps of entries
     * @param uplink whether anything may leave the house
     */
    public WitnessAnchor(
            WitnessTarget target,
            LogProofs proofs,
            Diary diary,
            WitnessBook book,
            InstantSource clock,
            BooleanSupplier uplink) {
        this.target = target;
        this.http = new WitnessHttp(uplink);
        this.proofs = proofs;
        this.diary = diary;
        this.book = book;
        this.clock = clock;
        this.key = target.key();
    }

    @Override
    public String name() {
        return "witness " + target.name();
    }

    @Override
    public Answer show(PublishedCheckpoint newest) throws InterruptedException {
        if (!newest.origin().equals(proofs.origin())) {
            return new Answer.Underway("a new log was begun");
        }
        try {
            WitnessKey known = key();
            Optional<String> already = book.line(newest.origin(), newest.size(), known.name());
            return already.isPresent() ? new Answer.Cosigned(already.get()) : ask(newest, known);
        } catch (IOException e) {
            return new Answer.Unreached(String.valueOf(e.getMessage()));
        } catch (RefusedException e) {
            return new Answer.Refused(String.valueOf(e.getMessage()));
        }
    }

    private WitnessKey key() throws IOException, RefusedException, InterruptedException {
        if (key.isEmpty()) {
            Exchange shown = http.get(target.below("/"));
            if (shown.status() != OK) {
                throw new IOException("it does not show its key: name it in the configuration");
            }
            key = Optional.of(WitnessKey.parse(shown.body().strip()));
            LOG.warn("witness believed at first sight witness={}", target.name());
        }
        return key.orElseThrow();
    }

    private Answer ask(PublishedCheckpoint newest, WitnessKey known)
            throws IOException, RefusedException, InterruptedException {
        long old = Math.min(book.seenBy(newest.origin(), known.name()), newest.size());
        for (int conflicts = 0; conflicts < MAX_CONFLICTS; conflicts++) {
            List<byte[]> proof = proof(old, newest.size());
            Exchange exchange = http.post(
                    target.below("/add-checkpoint"),
                    AddCheckpointText.of(old, proof, newest.note()),
                    proofs.verifierKey());
            if (exchange.status() == OK) {
                return keep(newest, cosigned(newest, known, exchange.body()));
            }
            Optional<Long> seen = seen(exchange);
            if (seen.isEmpty() || seen.get() == old) {
                return disputed(newest, known, exchange.status(), refused(exchange));
            }
            old = seen.get();
            if (old > newest.size()) {
                return disputed(newest, known, exchange.status(), ahead(old, newest.size()));
            }
        }
        return new Answer.Unreached("it names another size each time it is asked");
    }

    private static Optional<Long> seen(Exchange exchange) {
        boolean size = exchange.status() == CONFLICT
                && exchange.contentType().equals(SIZE)
                && exchange.body().matches(NUMBER);
        return size ? Optional.of(Long.parseLong(exchange.body().strip())) : Optional.empty();
    }

    /** Nothing that was published is ever lost, except when an old copy of the log was put back. */
    private static Answer ahead(long seen, long size) {
        return new Answer.Refused("it has seen " + seen + " entries of this log, which has " + size
                + " here: an old copy of the data directory was put back");
    }

    /** A witness that does not agree may hold more of this log than this box does: only a note the log signed says so. */
    private Answer disputed(PublishedCheckpoint newest, WitnessKey known, int status, Answer otherwise)
            throws IOException, InterruptedException {
        if (status != CONFLICT && status != NOT_PROVED) {
            return otherwise;
        }
        Optional<Ending> ending = new OlderLog(target, http, proofs).ending(newest.origin(), known.name());
        return ending.<Answer>map(one -> new Answer.Overtaken(newest.origin(), one))
                .orElse(otherwise);
    }

    private static Answer refused(Exchange exchange) {
        int status = exchange.status();
        String said = "it answers " + status + ", " + shown(exchange.body());
        return status == REQUEST_TIMEOUT || status == TOO_MANY || status >= SERVER_ERROR
                ? new Answer.Unreached(said)
                : new Answer.Refused(said);
    }

    private static Cosignature cosigned(PublishedCheckpoint newest, WitnessKey known, String lines)
            throws RefusedException {
        return SignedCheckpoint.parse(newest.note() + lines)
                .cosignature(known)
                .orElseThrow(() -> new RefusedException("it answers without a cosignature under its key"));
    }

    private Answer keep(PublishedCheckpoint newest, Cosignature cosignature)
            throws IOException, RefusedException, InterruptedException {
        String root =
                HexFormat.of().formatHex(SignedCheckpoint.parse(newest.note()).root());
        await(diary.write(new ProofEntry.Witnessed(
                clock.instant(), cosignature.witness(), newest.origin(), newest.size(), root, cosignature.line())));
        LOG.info("cosigned witness={} size={}", target.name(), newest.size());
        return new Answer.Cosigned(cosignature.line());
    }

    private List<byte[]> proof(long old, long size) throws IOException, InterruptedException {
        return await(proofs.consistency(old, size).toCompletableFuture());
    }

    private static <T> T await(CompletableFuture<T> coming) throws IOException, InterruptedException {
        try {
            return coming.get(JOURNAL.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException("the journal: " + e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException("the journal does not answer", e);
        }
    }

    private static String shown(String words) {
        String line = words.strip().replaceAll("\\p{C}+", " ");
        return line.length() > MAX_SHOWN ? line.substring(0, MAX_SHOWN) + "…" : line;
    }
}
