// SPDX-License-Identifier: Apache-2.0
package care.lares.api.registry;

import care.lares.api.Exchange;
import care.lares.api.Fields;
import care.lares.api.ResidentRoutes;
import care.lares.api.registry.Book.Known;
import care.lares.api.registry.Book.Wanted;
import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.journal.Entry;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is watched over: registered, and described anew. */
public final class ResidentRegistration extends Registration<ResidentId, ResidentDescribed> {
    /** Most lines of an emergency card: it is read in a hurry. */
    private static final int MAX_CARD = 32;

    private static final int MAX_HEADING = 64;
    private static final int MAX_LINE = 500;

    /** Writes into this book. */
    public ResidentRegistration(Book book) {
        super("resident", ResidentId::new, book);
    }

    @Override
    Known known(ResidentDescribed wanted) {
        Optional<ResidentDescribed> known = book.registry().resident(wanted.resident());
        return Known.of(known, resident -> isSame(resident, wanted), ResidentRegistration::isBare);
    }

    @Override
    Wanted wanted(Exchange exchange, ResidentDescribed resident, boolean replaces) {
        List<Entry> entries = new ArrayList<>(book.mentioned(resident.place(), resident.by()));
        entries.add(resident);
        return new Wanted(entries, location(resident.resident()), ResidentRoutes.json(resident));
    }

    @Override
    ResidentDescribed said(Exchange exchange, Optional<ResidentId> inPath) {
        Fields fields = Fields.of(exchange.body(), "id", "name", "place", "spo2Scale", "emergencyCard");
        ResidentId id = Ids.of(fields, inPath, ResidentId::new);
        Optional<String> name = fields.text("name", Book.MAX_NAME);
        Optional<PlaceId> place = fields.of("place", Book.MAX_NAME, PlaceId::new);
        int scale = fields.integer("spo2Scale", 1, 2, ResidentDescribed.USUAL_SCALE);
        Map<String, String> card = fields.texts("emergencyCard", MAX_CARD, MAX_HEADING, MAX_LINE);
        fields.check();
        return new ResidentDescribed(book.now(), id, name.orElse(id.value()), place, scale, card, Book.by(exchange));
    }

    /** Known from being mentioned only: nothing is lost when it is described now. */
    private static boolean isBare(ResidentDescribed known) {
        return known.name().equals(known.resident().value())
                && known.place().isEmpty()
                && known.spo2Scale() == ResidentDescribed.USUAL_SCALE
                && known.card().isEmpty();
    }

    private static boolean isSame(ResidentDescribed one, ResidentDescribed other) {
        return one.name().equals(other.name())
                && one.place().equals(other.place())
                && one.spo2Scale() == other.spo2Scale()
                && one.card().equals(other.card());
    }
}
