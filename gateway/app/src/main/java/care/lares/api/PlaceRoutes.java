// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.PlaceId;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.PlaceRegistered;
import care.lares.security.Scope;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Rooms, flats and wards. */
public final class PlaceRoutes implements RouteGroup {
    private static final String LIST = "places";

    private final Registry registry;

    /** As registered. */
    public PlaceRoutes(Registry registry) {
        this.registry = registry;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/places")
                        .needs(Need.oneOf(Scope.RESIDENTS_READ))
                        .query("limit", "after")
                        .to(this::list),
                Route.get("/api/v1/places/{id}")
                        .needs(Need.oneOf(Scope.RESIDENTS_READ))
                        .shows(this::one));
    }

    private void list(Exchange exchange) {
        exchange.page(Listing.of(
                LIST,
                registry.places(),
                exchange.query(),
                place -> place.place().value(),
                place -> json(place).toBuffer()));
    }

    private Content one(Exchange exchange) {
        PlaceId id = exchange.path("id", "place", PlaceId::new);
        PlaceRegistered place =
                registry.place(id).orElseThrow(() -> new Refused(Problem.notFound("there is no such place")));
        return Content.of(json(place));
    }

    /** As the public JSON. */
    public static JsonObject json(PlaceRegistered place) {
        return new JsonObject().put("id", place.place().value()).put("name", place.name());
    }
}
