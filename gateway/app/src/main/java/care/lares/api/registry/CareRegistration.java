// SPDX-License-Identifier: Apache-2.0
package care.lares.api.registry;

import care.lares.api.BodyRule;
import care.lares.api.CareJson;
import care.lares.api.Durably;
import care.lares.api.Exchange;
import care.lares.api.Fields;
import care.lares.api.Need;
import care.lares.api.Problem;
import care.lares.api.Refused;
import care.lares.api.Route;
import care.lares.api.RouteGroup;
import care.lares.domain.ContactId;
import care.lares.domain.ResidentId;
import care.lares.domain.care.CareEvent;
import care.lares.domain.care.CarePlan;
import care.lares.journal.CareEntry.CareNoted;
import care.lares.journal.CareEntry.CarePlanDecided;
import care.lares.pipeline.Caring;
import care.lares.security.Scope;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a resident is asked, that they are away, that somebody has seen them, and that their family was in touch. */
public final class CareRegistration implements RouteGroup {
    private static final String RESIDENT = "/api/v1/residents/{id}";
    private static final String MEANWHILE = "ask GET " + RESIDENT + "/check-in how it stands";
    private static final Need ACT = Need.oneOf(Scope.ALARMS_ACT, Scope.REGISTRY_WRITE);
    private static final int MAX_WORD = 40;

    private final Book book;
    private final Caring caring;
    private final Vertx vertx;
    private final ZoneId zone;

    /**
     * Writes into this book.
     *
     * @param zone the house's: by whose clock hours are meant unless somebody says otherwise
     */
    public CareRegistration(Book book, Caring caring, Vertx vertx, ZoneId zone) {
        this.book = book;
        this.caring = caring;
        this.vertx = vertx;
        this.zone = zone;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.put(RESIDENT + "/care-plan")
                        .needs(Registration.WRITE)
                        .body(BodyRule.JSON_OBJECT)
                        .to(this::plan),
                Route.delete(RESIDENT + "/care-plan").needs(Registration.WRITE).to(this::giveUp),
                Route.put(RESIDENT + "/away")
                        .needs(ACT)
                        .body(BodyRule.JSON_OBJECT)
                        .to(this::away),
                Route.delete(RESIDENT + "/away").needs(ACT).to(this::back),
                Route.post(RESIDENT + "/check-in").needs(ACT).to(this::checkIn),
                Route.post(RESIDENT + "/family-contacts")
                        .needs(ACT)
                        .body(BodyRule.JSON_OBJECT)
                        .to(this::familyContact));
    }

    private void plan(Exchange exchange) {
        ResidentId resident = resident(exchange);
        CarePlan before = book.registry().care().plan(resident);
        CarePlan plan = CarePlanForm.read(exchange.body(), zone(), before, book.now());
        book.refuseStrangers(plan.calls().values().stream().sorted(Comparator.comparing(ContactId::value)));
        decide(exchange, resident, plan);
    }

    /** A roster says whose clock the house goes by; UTC is written by its name. */
    private ZoneId zone() {
        ZoneId house =
                book.registry().roster().isKept() ? book.registry().roster().zone() : zone;
        return house.equals(ZoneOffset.UTC) ? CarePlan.NONE.zone() : house;
    }

    private void giveUp(Exchange exchange) {
        ResidentId resident = resident(exchange);
        if (book.registry().care().plan(resident).equals(CarePlan.NONE)) {
            throw new Refused(Problem.notFound("nothing is asked of this resident"));
        }
        CarePlanDecided given = new CarePlanDecided(book.now(), resident, CarePlan.NONE, Book.by(exchange));
        book.register(exchange, List.of(given), exchange::noContent);
    }

    private void away(Exchange exchange) {
        ResidentId resident = resident(exchange);
        Fields fields = Fields.of(exchange.body(), "until");
        Instant until = fields.required("until", fields.of("until", MAX_WORD, RosterForm::instant), book.now());
        fields.check();
        if (!until.isAfter(book.now())) {
            throw new Refused(Problem.badRequest("until: must be a time to come; it is " + book.now()));
        }
        decide(exchange, resident, book.registry().care().plan(resident).away(Optional.of(until)));
    }

    private void back(Exchange exchange) {
        ResidentId resident = resident(exchange);
        CarePlan plan = book.registry().care().plan(resident);
        if (!plan.isAway(book.now())) {
            throw new Refused(Problem.notFound("this resident is not away"));
        }
        decide(exchange, resident, plan.away(Optional.empty()));
    }

    private void decide(Exchange exchange, ResidentId resident, CarePlan plan) {
        Optional<CarePlanDecided> before = book.registry().care().decided(resident);
        if (before.filter(known -> known.plan().equals(plan)).isPresent()) {
            book.confirm(exchange, () -> exchange.ok(CareJson.of(before.get())));
            return;
        }
        CarePlanDecided decided = new CarePlanDecided(book.now(), resident, plan, Book.by(exchange));
        book.register(exchange, List.of(decided), () -> exchange.ok(CareJson.of(decided)));
    }

    private void checkIn(Exchange exchange) {
        ResidentId resident = resident(exchange);
        if (!caring.stand(resident).takesAnswers()) {
            throw new Refused(Problem.conflict("this resident is not asked just now: it is "
                    + caring.stand(resident).state().wireName()));
        }
        String by = Book.by(exchange);
        exchange.when(
                Durably.noted(vertx, durable -> caring.confirm(resident, by, durable), MEANWHILE),
                done -> exchange.ok(book.registry()
                        .care()
                        .checkIn(resident)
                        .map(CareJson::note)
                        .orElseThrow()));
    }

    private void familyContact(Exchange exchange) {
        ResidentId resident = resident(exchange);
        Fields fields = Fields.of(exchange.body(), "how", "at");
        CareEvent how = fields.required("how", fields.of("how", MAX_WORD, CareRegistration::how), CareEvent.VISIT);
        Instant at = fields.of("at", MAX_WORD, RosterForm::instant).orElseGet(book::now);
        if (at.isAfter(book.now())) {
            fields.fault("at", "must not be a time to come; it is " + book.now());
        }
        fields.check();
        CareNoted noted = new CareNoted(book.now(), resident, how, at, Book.by(exchange));
        book.register(exchange, List.of(noted), () -> exchange.ok(CareJson.note(noted)));
    }

    private static CareEvent how(String word) {
        return switch (word) {
            case "visit" -> CareEvent.VISIT;
            case "call" -> CareEvent.CALL;
            default -> throw new IllegalArgumentException("must be visit or call");
        };
    }

    private ResidentId resident(Exchange exchange) {
        ResidentId id = exchange.path("id", "resident", ResidentId::new);
        if (book.registry().resident(id).isEmpty()) {
            throw new Refused(Problem.notFound("there is no such resident"));
        }
        return id;
    }
}
