// SPDX-License-Identifier: Apache-2.0
package care.lares.api.registry;

import care.lares.api.BodyRule;
import care.lares.api.Exchange;
import care.lares.api.Need;
import care.lares.api.Route;
import care.lares.api.RouteGroup;
import care.lares.api.registry.Book.Known;
import care.lares.api.registry.Book.Wanted;
import care.lares.security.Scope;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How things of one sort come into the registry: POST registers one that is not there, PUT makes it so whatever was
 * there.
 *
 * @param <I> its id
 * @param <S> what somebody says of it
 */
abstract class Registration<I, S> implements RouteGroup {
    /** Who may write into the registry. */
    static final Need WRITE = Need.oneOf(Scope.REGISTRY_WRITE);

    private final String sort;
    private final Function<String, I> form;
    /** Where they all are. */
    final String path;
    /** The book they are written into. */
    final Book book;

    /**
     * Of things of this sort.
     *
     * @param sort such as {@code place}; with an s it is their address
     * @param form refuses what is no id with an {@link IllegalArgumentException}
     */
    Registration(String sort, Function<String, I> form, Book book) {
        this.sort = sort;
        this.form = form;
        this.path = "/api/v1/" + sort + "s";
        this.book = book;
    }

    /** What the body says, all of its faults told at once. */
    abstract S said(Exchange exchange, Optional<I> inPath);

    /** How that stands to what is known. */
    abstract Known known(S said);

    /** What follows from it. */
    abstract Wanted wanted(Exchange exchange, S said, boolean replaces);

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(path).needs(WRITE).body(BodyRule.JSON_OBJECT).to(this::create),
                Route.put(path + "/{id}")
                        .needs(WRITE)
                        .body(BodyRule.JSON_OBJECT)
                        .to(this::replace));
    }

    private void create(Exchange exchange) {
        S said = said(exchange, Optional.empty());
        Wanted wanted = wanted(exchange, said, false);
        String conflict = "there is such a " + sort + " already, registered otherwise; PUT " + wanted.location()
                + " registers it anew";
        book.create(exchange, known(said), wanted, conflict);
    }

    private void replace(Exchange exchange) {
        S said = said(exchange, Optional.of(id(exchange)));
        book.replace(exchange, known(said), wanted(exchange, said, true));
    }

    /** The id in the address. */
    final I id(Exchange exchange) {
        return exchange.path("id", sort, form);
    }

    /** The address of one of them. */
    final String location(I id) {
        return path + "/" + Ids.inPath(id.toString());
    }
}
