// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.roster.CallPlan;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.journal.RegistryEntry.RosterChanged;
import care.lares.rules.roster.CallRounds;
import care.lares.rules.roster.Coverage;
import care.lares.rules.roster.Coverage.Gap;
import care.lares.security.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
                Route.get("/api/v1/roster").needs(READ).to(this::roster),
                Route.get("/api/v1/coverage").needs(READ).to(this::coverage));
    }

    private void roster(Exchange exchange) {
        RosterChanged kept = registry.rosterChanged()
                .filter(changed -> changed.roster().isKept())
                .orElseThrow(() -> new Refused(Problem.notFound(
                        "no roster is kept: everybody is called at once; PUT /api/v1/roster keeps one")));
        exchange.resource(RosterJson.of(kept).toBuffer());
    }

    private void coverage(Exchange exchange) {
        CoverageReport report = coverage.get();
        List<CallPlan> plans = registry.roster().plans();
        exchange.ok(new JsonObject()
                .put("at", report.at().toString())
                .put("rosterKept", !plans.isEmpty())
                .put("alone", report.alone())
                .put("clockTrusted", report.clockTrusted())
                .put("covered", report.gaps().isEmpty())
                .put("leastResponders", Coverage.LEAST_RESPONDERS)
                .put("leastChannels", Coverage.LEAST_CHANNELS)
                .put("plans", RosterJson.array(plans.stream().map(plan -> plan(plan, report)))));
    }

    private JsonObject plan(CallPlan plan, CoverageReport report) {
        JsonArray rounds = new JsonArray();
        Optional.ofNullable(report.now().get(plan)).map(CallRounds::all).stream()
                .flatMap(List::stream)
                .forEach(round -> rounds.add(RosterJson.ids(round)));
        Stream<Gap> gaps = report.gaps().stream().filter(gap -> gap.plan().equals(plan));
        return new JsonObject()
                .put("places", RosterJson.places(plan))
                .put("residents", residents(plan))
                .put("now", rounds)
                .put("gaps", RosterJson.array(gaps.map(RosterRoutes::gap)));
    }

    private JsonArray residents(CallPlan plan) {
        return RosterJson.array(registry.residents().stream()
                .filter(resident -> registry.roster()
                        .plan(resident.place())
                        .filter(plan::equals)
                        .isPresent())
                .map(ResidentDescribed::resident)
                .map(Object::toString));
    }

    private static JsonObject gap(Gap gap) {
        return new JsonObject()
                .put("from", gap.from().toString())
                .put("to", gap.to().toString())
                .put("responders", gap.responders())
                .put("channels", gap.channels());
    }
}
