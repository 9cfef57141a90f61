// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.PlaceId;
import care.lares.domain.ResidentId;
import care.lares.domain.tuning.Setting;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.pipeline.House;
import care.lares.pipeline.Told;
import care.lares.rules.Whom;
import care.lares.security.Scope;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;

/** Who is watched over, and what is known of them now. */
public final class ResidentRoutes implements RouteGroup {
    private static final String LIST = "residents";

    private final House house;
    private final Looks looks;
    private final InstantSource clock;

    /**
     * From the living state.
     *
     * @param looks is told who looked at whom
     * @param clock what values' ages are measured against
     */
    public ResidentRoutes(House house, Looks looks, InstantSource clock) {
        this.house = house;
        this.looks = looks;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/residents")
                        .needs(Need.oneOf(Scope.RESIDENTS_READ))
                        .query("limit", "after")
                        .to(this::list),
                Route.get("/api/v1/residents/{id}")
                        .needs(Need.oneOf(Scope.RESIDENTS_READ))
                        .shows(this::one),
                Route.get("/api/v1/residents/{id}/emergency-card")
                        .needs(Need.oneOf(Scope.RESIDENTS_READ))
                        .to(this::card),
                Route.get("/api/v1/residents/{id}/vitals")
                        .needs(Need.oneOf(Scope.READINGS_READ))
                        .to(this::vitals),
                Route.get("/api/v1/residents/{id}/news2")
                        .needs(Need.oneOf(Scope.READINGS_READ))
                        .to(this::news2));
    }

    private void list(Exchange exchange) {
        exchange.page(Listing.of(
                LIST,
                house.registry().residents(),
                exchange.query(),
                resident -> resident.resident().value(),
                resident -> json(resident).toBuffer()));
    }

    /** The card is not shown here, but is replaced with the rest. */
    private Content one(Exchange exchange) {
        ResidentDescribed resident = resident(exchange);
        return Content.of(json(resident), json(resident).put("card", card(resident)));
    }

    private static JsonObject card(ResidentDescribed resident) {
        JsonObject card = new JsonObject();
        resident.sortedCard().forEach(card::put);
        return card;
    }

    private void card(Exchange exchange) {
        ResidentDescribed resident = resident(exchange);
        looks.emergencyCard(exchange.person(), resident.resident());
        exchange.resource(cardJson(resident).toBuffer());
    }

    /** What helpers must know, as the public JSON. */
    public static JsonObject cardJson(ResidentDescribed resident) {
        JsonObject json = json(resident).put("card", card(resident));
        json.remove("spo2Scale");
        return json;
    }

    private void vitals(Exchange exchange) {
        ResidentId id = resident(exchange).resident();
        List<Buffer> items =
                house.devices().latest(id).stream().map(ResidentRoutes::reading).toList();
        looks.vitals(exchange.person(), id);
        exchange.send(200, "application/json", Listing.itemsOnly(items));
    }

    private void news2(Exchange exchange) {
        ResidentId id = resident(exchange).resident();
        Whom whom = house.stories().whom(id);
        boolean on = house.registry()
                        .configuration()
                        .effective()
                        .of(whom.assignment())
                        .value(Setting.CLINICAL)
                == 1;
        JsonObject score = on
                ? News2Json.of(house.stories().state(id).news2(), whom.spo2Scale(), clock.instant())
                : News2Json.off();
        if (on) {
            looks.vitals(exchange.person(), id);
        }
        exchange.ok(score);
    }

    private static Buffer reading(Told told) {
        return ReadingJson.of(told.seq(), told.logged());
    }

    private ResidentDescribed resident(Exchange exchange) {
        ResidentId id = exchange.path("id", "resident", ResidentId::new);
        return house.registry()
                .resident(id)
                .orElseThrow(() -> new Refused(Problem.notFound("there is no such resident")));
    }

    /** As the public JSON. */
    public static JsonObject json(ResidentDescribed resident) {
        return new JsonObject()
                .put("id", resident.resident().value())
                .put("name", resident.name())
                .put("place", resident.place().map(PlaceId::value).orElse(null))
                .put("spo2Scale", resident.spo2Scale());
    }
}
