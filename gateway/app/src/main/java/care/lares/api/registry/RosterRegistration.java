// SPDX-License-Identifier: Apache-2.0
package care.lares.api.registry;

import care.lares.api.BodyRule;
import care.lares.api.Exchange;
import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.api.RosterJson;
import care.lares.api.Route;
import care.lares.api.RouteGroup;
import care.lares.domain.ContactId;
import care.lares.domain.roster.Roster;
import care.lares.journal.RegistryEntry.RosterChanged;
import java.util.List;
import java.util.stream.Collectors;

/** Who is called when: decided as a whole, or given up. */
public final class RosterRegistration implements RouteGroup {
    private static final String PATH = "/api/v1/roster";

    private final Book book;

    /** Writes into this book. */
    public RosterRegistration(Book book) {
        this.book = book;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.put(PATH)
                        .needs(Registration.WRITE)
                        .body(BodyRule.JSON_OBJECT)
                        .to(this::replace),
                Route.delete(PATH).needs(Registration.WRITE).to(this::giveUp));
    }

    private void replace(Exchange exchange) {
        Roster roster = RosterForm.read(exchange.body());
        refuseStrangers(roster);
        if (roster.equals(book.registry().roster())) {
            book.registry()
                    .rosterChanged()
                    .ifPresent(kept -> book.confirm(exchange, () -> exchange.ok(RosterJson.of(kept))));
            return;
        }
        RosterChanged changed = new RosterChanged(book.now(), roster, Book.by(exchange));
        book.register(exchange, List.of(changed), () -> exchange.ok(RosterJson.of(changed)));
    }

    /** A name with a slip in it would be somebody whom nobody ever calls. */
    private void refuseStrangers(Roster roster) {
        String strangers = roster.contacts().stream()
                .filter(contact -> book.registry().contact(contact).isEmpty())
                .map(ContactId::value)
                .collect(Collectors.joining(", "));
        if (!strangers.isEmpty()) {
            throw new Refused(Problem.badRequest(
                    "there are no such contacts: " + strangers + "; register them first, POST /api/v1/contacts"));
        }
    }

    private void giveUp(Exchange exchange) {
        if (!book.registry().roster().isKept()) {
            throw new Refused(Problem.notFound("no roster is kept: everybody is called at once"));
        }
        RosterChanged given = new RosterChanged(book.now(), Roster.NONE, Book.by(exchange));
        book.register(exchange, List.of(given), exchange::noContent);
    }
}
