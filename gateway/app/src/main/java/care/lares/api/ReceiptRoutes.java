// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.journal.Journal;
import care.lares.journal.Receipt;
import care.lares.security.Scope;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Self-contained evidence for one journal entry. It opens that entry, so only those allowed to read evidence get it. */
public final class ReceiptRoutes implements RouteGroup {
    /** How far the receipt's evidence reaches, as the gateway knows it. */
    private static final String TIER = "Lares-Tier";

    private static final Pattern SEQ = Pattern.compile("[0-9]{1,18}");
    /** When storage may work again: it is tried every few seconds. */
    private static final Duration STORAGE_RETRY = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptRoutes.class);

    private final Journal journal;

    /** Of this log. */
    public ReceiptRoutes(Journal journal) {
        this.journal = journal;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/receipts/{seq}")
                .needs(Need.oneOf(Scope.EVIDENCE_READ))
                .to(this::receipt));
    }

    private void receipt(Exchange exchange) {
        String seq = exchange.path("seq");
        if (!SEQ.matcher(seq).matches()) {
            throw new Refused(
                    Problem.badRequest("a receipt is asked for by its sequence number, such as /api/v1/receipts/42"));
        }
        Future<Optional<Receipt>> receipt = Future.fromCompletionStage(
                        journal.receipt(Long.parseLong(seq)),
                        exchange.context().vertx().getOrCreateContext())
                .recover(ReceiptRoutes::unavailable);
        exchange.when(receipt, found -> answer(exchange, found));
    }

    private void answer(Exchange exchange, Optional<Receipt> receipt) {
        if (receipt.isEmpty()) {
            throw new Refused(Problem.notFound("there is no such entry; the newest has number "
                    + (journal.status().next() - 1)));
        }
        exchange.context().response().putHeader(TIER, receipt.get().tier());
        exchange.send(
                200, "text/plain; charset=utf-8", Buffer.buffer(receipt.get().text()));
    }

    private static <T> Future<T> unavailable(Throwable cause) {
        LOG.warn("receipt not made reason={}", cause.toString());
        return Future.failedFuture(new Refused(Problem.unavailable(
                "the entry cannot be sealed now because storage fails; ask again later", STORAGE_RETRY)));
    }
}
