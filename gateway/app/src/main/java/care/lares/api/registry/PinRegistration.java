// SPDX-License-Identifier: Apache-2.0
package care.lares.api.registry;

import care.lares.api.BodyRule;
import care.lares.api.Exchange;
import care.lares.api.Fields;
import care.lares.api.Need;
import care.lares.api.PinDesk;
import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.api.Route;
import care.lares.api.RouteGroup;
import care.lares.domain.PersonId;
import care.lares.journal.DutyEntry.PinSet;
import care.lares.security.Pins;
import care.lares.security.Scope;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** PINs for shared consoles: an administrator gives them out, whoever is signed in chooses their own. */
public final class PinRegistration implements RouteGroup {
    private static final String PATH = "/api/v1/people/{id}/pin";

    private final Book book;
    private final PinDesk desk;
    private final Pins pins;

    /** Writes into this book what the desk has hashed. */
    public PinRegistration(Book book, PinDesk desk, Pins pins) {
        this.book = book;
        this.desk = desk;
        this.pins = pins;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.put("/api/v1/session/pin")
                        .needs(Need.A_PERSON)
                        .body(BodyRule.JSON_OBJECT)
                        .to(this::chooseOwn),
                Route.put(PATH)
                        .needs(Need.oneOf(Scope.ADMIN))
                        .body(BodyRule.JSON_OBJECT)
                        .to(this::giveOut),
                Route.delete(PATH).needs(Need.oneOf(Scope.ADMIN)).to(this::takeAway));
    }

    /** Whoever is signed in, or stands at a console, chooses their own. */
    private void chooseOwn(Exchange exchange) {
        Fields fields = Fields.of(exchange.body(), "pin");
        String pin = fields.required("pin", chosen(fields), "");
        fields.check();
        PersonId person = exchange.person().id();
        keep(exchange, person, pin, new JsonObject().put("person", person.value()));
    }

    /** Chosen for somebody, or else minted and shown once. */
    private void giveOut(Exchange exchange) {
        PersonId person = exchange.path("id", "person", PersonId::new);
        Fields fields = Fields.of(exchange.body(), "pin");
        Optional<String> chosen = chosen(fields);
        fields.check();
        String pin = chosen.orElseGet(pins::mint);
        JsonObject shown = new JsonObject().put("person", person.value());
        keep(exchange, person, pin, chosen.isPresent() ? shown : shown.put("pin", pin));
    }

    private static Optional<String> chosen(Fields fields) {
        Optional<String> chosen = fields.text("pin", Pins.LONGEST);
        chosen.flatMap(Pins::fault).ifPresent(fault -> fields.fault("pin", fault));
        return chosen;
    }

    private void keep(Exchange exchange, PersonId person, String pin, JsonObject shown) {
        exchange.when(desk.keep(person, pin), kept -> {
            PinSet set = new PinSet(book.now(), person, kept, Book.by(exchange));
            book.register(exchange, List.of(set), () -> exchange.ok(shown));
        });
    }

    private void takeAway(Exchange exchange) {
        PersonId person = exchange.path("id", "person", PersonId::new);
        if (book.registry().duty().pin(person).isEmpty()) {
            throw new Refused(Problem.notFound("this person has no PIN"));
        }
        PinSet gone = new PinSet(book.now(), person, "", Book.by(exchange));
        book.register(exchange, List.of(gone), exchange::noContent);
    }
}
