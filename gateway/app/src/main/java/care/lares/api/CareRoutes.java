// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.DeviceId;
import care.lares.domain.ResidentId;
import care.lares.domain.care.DevicePassport;
import care.lares.journal.CareBook;
import care.lares.journal.CareEntry.CarePlanDecided;
import care.lares.pipeline.Caring;
import care.lares.pipeline.House;
import care.lares.rules.wear.EndOfLife;
import care.lares.rules.wear.Parts;
import care.lares.security.Scope;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What residents are asked, whether they have answered, and what devices are. */
public final class CareRoutes implements RouteGroup {
    private static final String LIST = "check-ins";
    private static final Need READ = Need.oneOf(Scope.RESIDENTS_READ);

    private final House house;
    private final Caring caring;
    private final Looks looks;
    private final InstantSource clock;
    private final Parts parts = Parts.known();

    /**
     * From the living state.
     *
     * @param looks is told who looked at whom
     */
    public CareRoutes(House house, Caring caring, Looks looks, InstantSource clock) {
        this.house = house;
        this.caring = caring;
        this.looks = looks;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/check-ins")
                        .needs(READ)
                        .query("limit", "after")
                        .to(this::list),
                Route.get("/api/v1/residents/{id}/check-in").needs(READ).to(this::one),
                Route.get("/api/v1/residents/{id}/care-plan").needs(READ).shows(this::plan),
                Route.get("/api/v1/devices/{id}/passport").needs(READ).shows(this::passport));
    }

    private void list(Exchange exchange) {
        looks.board(exchange.person());
        exchange.page(Listing.of(
                LIST,
                care().plans(),
                exchange.query(),
                decided -> decided.resident().value(),
                decided -> stand(decided).toBuffer()));
    }

    private void one(Exchange exchange) {
        CarePlanDecided decided = decided(exchange);
        looks.vitals(exchange.person(), decided.resident());
        exchange.ok(stand(decided));
    }

    private JsonObject stand(CarePlanDecided decided) {
        return CareJson.of(decided, caring.stand(decided.resident()), care(), clock.instant());
    }

    private Content plan(Exchange exchange) {
        return Content.of(CareJson.of(decided(exchange)));
    }

    private CarePlanDecided decided(Exchange exchange) {
        ResidentId id = exchange.path("id", "resident", ResidentId::new);
        if (house.registry().resident(id).isEmpty()) {
            throw new Refused(Problem.notFound("there is no such resident"));
        }
        return care().decided(id)
                .orElseThrow(() -> new Refused(Problem.notFound(
                        "nothing was decided about this resident; PUT /api/v1/residents/{id}/care-plan does")));
    }

    private Content passport(Exchange exchange) {
        DeviceId id = exchange.path("id", "device", DeviceId::new);
        if (house.registry().device(id).isEmpty()) {
            throw new Refused(Problem.notFound("there is no such device"));
        }
        DevicePassport passport = care().passport(id);
        return Content.of(
                CareJson.of(passport, EndOfLife.of(passport, house.devices().tells(id)), parts.battery(passport)),
                CareJson.of(passport, Optional.empty(), Optional.empty()));
    }

    private CareBook care() {
        return house.registry().care();
    }
}
