// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.ResidentId;
import care.lares.journal.ErasedEntryException;
import care.lares.journal.GaveWay;
import care.lares.journal.GivenUpException;
import care.lares.journal.Journal;
import care.lares.journal.Receipt;
import care.lares.journal.check.LogProof;
import care.lares.journal.check.RefusedException;
import care.lares.security.Scope;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Self-contained evidence for one journal entry. It opens that entry, so only those allowed to read evidence get it. */
public final class ReceiptRoutes implements RouteGroup {
    /** How far the receipt's evidence reaches, as the gateway knows it. */
    private static final String TIER = "Lares-Tier";

    private static final String RESIDENT = "resident";

    private static final Pattern SEQ = Pattern.compile("[0-9]{1,18}");

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptRoutes.class);

    private final Journal journal;
    private final Looks looks;

    /** Of this log. */
    public ReceiptRoutes(Journal journal, Looks looks) {
        this.journal = journal;
        this.looks = looks;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/receipts/{seq}")
                .needs(Need.oneOf(Scope.EVIDENCE_READ))
                .query("origin")
                .to(this::receipt));
    }

    private void receipt(Exchange exchange) {
        String seq = exchange.path("seq");
        if (!SEQ.matcher(seq).matches()) {
            throw new Refused(
                    Problem.badRequest("a receipt is asked for by its sequence number, such as /api/v1/receipts/42"));
        }
        Future<Optional<Receipt>> receipt = Future.fromCompletionStage(
                        receipt(exchange.query().of("origin", ReceiptRoutes::origin), Long.parseLong(seq)),
                        exchange.context().vertx().getOrCreateContext())
                .recover(ReceiptRoutes::unavailable);
        exchange.when(receipt, found -> answer(exchange, found));
    }

    private CompletionStage<Optional<Receipt>> receipt(Optional<String> origin, long seq) {
        return origin.isPresent() ? journal.receipt(origin.get(), seq) : journal.receipt(seq);
    }

    private static String origin(String text) {
        if (!text.matches("lares\\.local/[0-9a-f]{32}")) {
            throw new IllegalArgumentException("must be the name of a log, such as lares.local/ and 32 hex digits");
        }
        return text;
    }

    private void answer(Exchange exchange, Optional<Receipt> receipt) {
        if (receipt.isEmpty()) {
            throw new Refused(Problem.notFound("there is no such entry; the newest has number "
                    + (journal.status().next() - 1)
                    + ", and a log that has ended proves what its last checkpoint covers"));
        }
        looks.evidence(exchange.person(), residents(receipt.get()));
        exchange.context().response().putHeader(TIER, receipt.get().tier());
        exchange.send(
                200, "text/plain; charset=utf-8", Buffer.buffer(receipt.get().text()));
    }

    /** Whom the entry that it opens is about. */
    private static Set<ResidentId> residents(Receipt receipt) {
        try {
            byte[] text = receipt.text().getBytes(StandardCharsets.UTF_8);
            return LogProof.parse(text).opening().entry().fields().stream()
                    .filter(field -> field.name().equals(RESIDENT))
                    .map(field -> new ResidentId(field.value()))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (RefusedException e) {
            return Set.of();
        }
    }

    private static String detail(GaveWay said) {
        String why = said.reason() == GaveWay.Reason.SPACE
                ? "to make room"
                : "because it had been kept as long as it is to be kept";
        return "the entry was given up %s, at %s; the log says so, and proves its place without it"
                .formatted(why, said.at().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String detail(Instant erasedAt) {
        return "the person the entry is about was erased, at %s, and the key destroyed; its place is proved without it"
                .formatted(erasedAt.truncatedTo(ChronoUnit.SECONDS));
    }

    private static <T> Future<T> unavailable(Throwable cause) {
        Throwable reason =
                cause instanceof CompletionException wrapped && wrapped.getCause() != null ? wrapped.getCause() : cause;
        if (reason instanceof GivenUpException gone) {
            return Future.failedFuture(new Refused(Problem.gone(detail(gone.statement()))));
        }
        if (reason instanceof ErasedEntryException closed) {
            return Future.failedFuture(new Refused(Problem.gone(detail(closed.erasedAt()))));
        }
        LOG.warn("receipt not made reason={}", cause.toString());
        return Future.failedFuture(new Refused(Problem.unavailable(
                "the entry cannot be sealed now because storage fails; ask again later", Durably.RETRY)));
    }
}
