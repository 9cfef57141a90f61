// SPDX-License-Identifier: Apache-2.0
package care.lares.api.registry;

import care.lares.api.Exchange;
import care.lares.api.Fields;
import care.lares.api.PlaceRoutes;
import care.lares.api.registry.Book.Known;
import care.lares.api.registry.Book.Wanted;
import care.lares.domain.PlaceId;
import care.lares.journal.RegistryEntry.PlaceRegistered;
import java.util.List;
import java.util.Optional;

/** Rooms, flats and wards: registered, and named anew. */
public final class PlaceRegistration extends Registration<PlaceId, PlaceRegistered> {
    /** Writes into this book. */
    public PlaceRegistration(Book book) {
        super("place", PlaceId::new, book);
    }

    @Override
    Known known(PlaceRegistered wanted) {
        return Known.of(
                book.registry().place(wanted.place()),
                place -> place.name().equals(wanted.name()),
                place -> place.name().equals(place.place().value()));
    }

    @Override
    Wanted wanted(Exchange exchange, PlaceRegistered place, boolean replaces) {
        return new Wanted(List.of(place), location(place.place()), PlaceRoutes.json(place));
    }

    @Override
    PlaceRegistered said(Exchange exchange, Optional<PlaceId> inPath) {
        Fields fields = Fields.of(exchange.body(), "id", "name");
        PlaceId id = Ids.of(fields, inPath, PlaceId::new);
        Optional<String> name = fields.text("name", Book.MAX_NAME);
        fields.check();
        return new PlaceRegistered(book.now(), id, name.orElse(id.value()), Book.by(exchange));
    }
}
