// SPDX-License-Identifier: Apache-2.0
package care.lares.api.registry;

import care.lares.api.BodyRule;
import care.lares.api.Exchange;
import care.lares.api.Fields;
import care.lares.api.Need;
import care.lares.api.PlaceRoutes;
import care.lares.api.Route;
import care.lares.api.RouteGroup;
import care.lares.api.registry.Book.Known;
import care.lares.api.registry.Book.Wanted;
import care.lares.domain.PlaceId;
import care.lares.journal.RegistryEntry.PlaceRegistered;
import care.lares.security.Scope;
import java.util.List;
import java.util.Optional;

/** Rooms, flats and wards: registered, and named anew. */
public final class PlaceRegistration implements RouteGroup {
    private static final String PATH = "/api/v1/places";
    private static final Need WRITE = Need.oneOf(Scope.REGISTRY_WRITE);

    private final Book book;

    /** Writes into this book. */
    public PlaceRegistration(Book book) {
        this.book = book;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(PATH).needs(WRITE).body(BodyRule.JSON_OBJECT).to(this::create),
                Route.put(PATH + "/{id}")
                        .needs(WRITE)
                        .body(BodyRule.JSON_OBJECT)
                        .to(this::replace));
    }

    private void create(Exchange exchange) {
        PlaceRegistered wanted = registered(exchange, Optional.empty());
        String conflict = "there is a place '" + wanted.place() + "' already, called otherwise; PUT " + PATH
                + "/{id} names it anew";
        book.create(exchange, known(wanted), wanted(wanted), conflict);
    }

    private void replace(Exchange exchange) {
        PlaceRegistered wanted = registered(exchange, Optional.of(exchange.path("id", "place", PlaceId::new)));
        book.replace(exchange, known(wanted), wanted(wanted));
    }

    private Known known(PlaceRegistered wanted) {
        return Known.of(
                book.registry().place(wanted.place()),
                place -> place.name().equals(wanted.name()),
                place -> place.name().equals(place.place().value()));
    }

    private static Wanted wanted(PlaceRegistered place) {
        return new Wanted(List.of(place), PATH + "/" + Ids.inPath(place.place().value()), PlaceRoutes.json(place));
    }

    private PlaceRegistered registered(Exchange exchange, Optional<PlaceId> inPath) {
        Fields fields = Fields.of(exchange.body(), "id", "name");
        PlaceId id = Ids.of(fields, inPath, PlaceId::new);
        Optional<String> name = fields.text("name", Book.MAX_NAME);
        fields.check();
        return new PlaceRegistered(book.now(), id, name.orElse(id.value()), Book.by(exchange));
    }
}
