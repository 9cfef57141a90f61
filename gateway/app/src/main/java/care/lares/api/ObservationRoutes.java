// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.ResidentId;
import care.lares.journal.ReadingQuery;
import care.lares.pipeline.Handwritten;
import care.lares.pipeline.House;
import care.lares.security.Scope;
import java.util.List;
import java.util.Set;

/** What was entered by hand about a resident, newest first. */
public final class ObservationRoutes implements RouteGroup {
    private final House house;
    private final Archive archive;
    private final Looks looks;

    /**
     * From the index.
     *
     * @param looks is told who looked at whom
     */
    public ObservationRoutes(House house, Archive archive, Looks looks) {
        this.house = house;
        this.archive = archive;
        this.looks = looks;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/residents/{id}/observations")
                .needs(Need.oneOf(Scope.READINGS_READ))
                .query("limit", "after")
                .to(this::list));
    }

    private void list(Exchange exchange) {
        ResidentId id = exchange.path("id", "resident", ResidentId::new);
        if (house.registry().resident(id).isEmpty()) {
            throw new Refused(Problem.notFound("there is no such resident"));
        }
        ReadingQuery asked = ReadingQuery.ALL
                .by(Handwritten.of(id))
                .about(id)
                .after(exchange.query().text("after"))
                .limit(exchange.query().limit());
        exchange.when(archive.ask(readings -> readings.readings(asked)), found -> {
            looks.readings(exchange.person(), Set.of(id));
            exchange.page(ReadingRoutes.listing(found));
        });
    }
}
