// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.ConsentId;
import care.lares.domain.RecipientId;
import care.lares.domain.ResidentId;
import care.lares.journal.ConsentEntry.ConsentGiven;
import care.lares.journal.Registry;
import care.lares.security.Scope;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Which consents hold: who outside may have whose data, what for and how long. */
public final class ConsentRoutes implements RouteGroup {
    private static final String LIST = "consents";
    private static final Need READ = Need.oneOf(Scope.RESIDENTS_READ);

    private final Registry registry;
    private final InstantSource clock;

    /**
     * As registered.
     *
     * @param clock says which have run out
     */
    public ConsentRoutes(Registry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/consents")
                        .needs(READ)
                        .query("resident", "recipient", "limit", "after")
                        .to(this::list),
                Route.get("/api/v1/consents/{id}").needs(READ).shows(this::one));
    }

    private void list(Exchange exchange) {
        Optional<ResidentId> resident = exchange.query().of("resident", ResidentId::new);
        Optional<RecipientId> recipient = exchange.query().of("recipient", RecipientId::new);
        List<ConsentGiven> wanted = registry.grants().valid(clock.instant()).stream()
                .filter(consent -> resident.isEmpty() || consent.resident().equals(resident.get()))
                .filter(consent -> recipient.isEmpty() || consent.recipient().equals(recipient.get()))
                .toList();
        exchange.page(Listing.of(
                LIST,
                wanted,
                exchange.query(),
                consent -> consent.consent().value(),
                consent -> json(consent).toBuffer()));
    }

    private Content one(Exchange exchange) {
        ConsentId id = exchange.path("id", "consent", ConsentId::new);
        ConsentGiven consent = registry.grants()
                .grant(id)
                .filter(known -> known.isValid(clock.instant()))
                .orElseThrow(() -> new Refused(Problem.notFound("there is no such consent, or it holds no longer")));
        return Content.of(json(consent));
    }

    /** As the public JSON. */
    public static JsonObject json(ConsentGiven consent) {
        return new JsonObject()
                .put("id", consent.consent().value())
                .put("resident", consent.resident().value())
                .put("recipient", consent.recipient().value())
                .put("purpose", consent.purpose().wireName())
                .put("named", consent.named())
                .put("until", consent.until().map(Instant::toString).orElse(null))
                .put("since", consent.at().toString())
                .put("by", consent.by());
    }
}
