// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.RosterChanged;
import care.lares.security.Scope;
import java.util.List;
import java.util.function.Supplier;

/** Who is called when, and whether every hour has somebody. */
public final class RosterRoutes implements RouteGroup {
    private static final Need READ = Need.oneOf(Scope.RESIDENTS_READ);

    private final Registry registry;
    private final Supplier<CoverageReport> coverage;

    /**
     * As it is kept.
     *
     * @param coverage looks whether it covers every hour
     */
    public RosterRoutes(Registry registry, Supplier<CoverageReport> coverage) {
        this.registry = registry;
        this.coverage = coverage;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/roster").needs(READ).shows(this::roster),
                Route.get("/api/v1/coverage").needs(READ).to(this::coverage));
    }

    private Content roster(Exchange exchange) {
        RosterChanged kept = registry.rosterChanged()
                .filter(changed -> changed.roster().isKept())
                .orElseThrow(() -> new Refused(Problem.notFound(
                        "no roster is kept: everybody is called at once; PUT /api/v1/roster keeps one")));
        return Content.of(RosterJson.of(kept));
    }

    private void coverage(Exchange exchange) {
        exchange.ok(CoverageJson.of(coverage.get(), registry));
    }
}
