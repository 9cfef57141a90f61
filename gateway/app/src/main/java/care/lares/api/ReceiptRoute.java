// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.journal.Journal;
import care.lares.journal.Receipt;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Self-contained evidence for one journal entry. It opens that entry, so only those allowed to read evidence get it. */
final class ReceiptRoute {
    private static final String SCOPE = "evidence:read";
    private static final String ADMIN = "admin";
    private static final String SCHEME = "bearer ";
    private static final Pattern SEQ = Pattern.compile("[0-9]{1,18}");
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptRoute.class);

    private final Journal journal;
    private final Function<String, Set<String>> scopes;

    ReceiptRoute(Journal journal, Function<String, Set<String>> scopes) {
        this.journal = journal;
        this.scopes = scopes;
    }

    void handle(RoutingContext context) {
        Optional<Problem> refusal = refusal(context.request());
        if (refusal.isPresent()) {
            refusal.get().answer(context);
            return;
        }
        OptionalLong seq = seq(context.pathParam("seq"));
        if (seq.isEmpty()) {
            Problem.badRequest("a receipt is asked for by its sequence number, such as /api/v1/receipts/42")
                    .answer(context);
            return;
        }
        Future.fromCompletionStage(
                        journal.receipt(seq.getAsLong()), context.vertx().getOrCreateContext())
                .onSuccess(receipt -> answer(context, receipt))
                .onFailure(e -> unavailable(context, e));
    }

    private Optional<Problem> refusal(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Optional.of(Problem.unauthorized());
        }
        Set<String> allowed = scopes.apply(header.substring(SCHEME.length()).strip());
        if (allowed.isEmpty()) {
            return Optional.of(Problem.unauthorized());
        }
        return allowed.contains(SCOPE) || allowed.contains(ADMIN) ? Optional.empty() : Optional.of(Problem.forbidden());
    }

    private static OptionalLong seq(String text) {
        return SEQ.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private void answer(RoutingContext context, Optional<Receipt> receipt) {
        if (receipt.isEmpty()) {
            Problem.notFound("there is no such entry; the newest has number "
                            + (journal.status().next() - 1))
                    .answer(context);
            return;
        }
        context.response()
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .end(receipt.get().text())
                .onFailure(e -> LOG.debug("receipt not sent", e));
    }

    private static void unavailable(RoutingContext context, Throwable cause) {
        LOG.warn("receipt not made reason={}", cause.toString());
        context.response().putHeader("Retry-After", "10");
        Problem.unavailable("the entry cannot be sealed now because storage fails; ask again later")
                .answer(context);
    }
}
