// SPDX-License-Identifier: Apache-2.0
package care.lares.api.registry;

import care.lares.api.BodyRule;
import care.lares.api.Exchange;
import care.lares.api.Fields;
import care.lares.api.Need;
import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.api.Route;
import care.lares.api.RouteGroup;
import care.lares.journal.BackupEntry.BackupMade;
import care.lares.journal.Journal;
import care.lares.journal.PublishedCheckpoint;
import care.lares.journal.check.RefusedException;
import care.lares.journal.check.SignedCheckpoint;
import care.lares.security.Scope;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Backups that were made of this gateway: each is an entry, and only of a state that the log has had. */
public final class BackupRegistration implements RouteGroup {
    private static final String PATH = "/api/v1/backups";
    /** Longest text in characters: a root in hexadecimal. */
    private static final int MAX_TEXT = 64;
    /** Most kinds of contents. */
    private static final int MAX_CONTENTS = 8;

    private final Book book;
    private final Journal journal;

    /** Writes into this book what was copied of this log. */
    public BackupRegistration(Book book, Journal journal) {
        this.book = book;
        this.journal = journal;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post(PATH)
                .needs(Need.oneOf(Scope.ADMIN))
                .body(BodyRule.JSON_OBJECT)
                .to(this::made));
    }

    private void made(Exchange exchange) {
        Fields fields = Fields.of(exchange.body(), "origin", "size", "root", "contents");
        Optional<String> origin = fields.text("origin", MAX_TEXT);
        Optional<Long> size = fields.count("size");
        Optional<String> root = fields.of("root", MAX_TEXT, BackupRegistration::hash);
        Set<String> contents = new TreeSet<>(fields.list("contents", MAX_CONTENTS, MAX_TEXT));
        BackupMade wanted = new BackupMade(
                book.now(),
                fields.required("origin", origin, ""),
                fields.required("size", size, 0L),
                fields.required("root", root, ""),
                contents,
                Book.by(exchange));
        fields.check();
        exchange.when(
                Future.fromCompletionStage(
                        journal.checkpoint(wanted.size()),
                        exchange.context().vertx().getOrCreateContext()),
                known -> {
                    requireOwn(wanted, known);
                    book.register(exchange, List.of(wanted), () -> exchange.created(PATH, json(wanted)));
                });
    }

    private static String hash(String text) {
        if (!text.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("must be 32 bytes in lower-case hexadecimal");
        }
        return text;
    }

    private void requireOwn(BackupMade wanted, Optional<PublishedCheckpoint> known) {
        boolean own = known.filter(one -> one.origin().equals(wanted.origin()))
                .flatMap(BackupRegistration::root)
                .filter(wanted.rootHash()::equals)
                .isPresent();
        if (!own) {
            throw new Refused(Problem.conflict("this log was never that: the backup is of another gateway or log"));
        }
    }

    private static Optional<String> root(PublishedCheckpoint checkpoint) {
        try {
            return Optional.of(HexFormat.of()
                    .formatHex(SignedCheckpoint.parse(checkpoint.note()).root()));
        } catch (RefusedException e) {
            throw new IllegalStateException("the log published what is no checkpoint", e);
        }
    }

    private static JsonObject json(BackupMade made) {
        return new JsonObject()
                .put("at", made.at().toString())
                .put("origin", made.origin())
                .put("size", made.size())
                .put("root", made.rootHash())
                .put("contents", new JsonArray(List.copyOf(new TreeSet<>(made.contents()))))
                .put("by", made.by());
    }
}
