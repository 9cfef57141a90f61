// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.roster.CallPlan;
import care.lares.domain.roster.Roster;
import care.lares.journal.Registry;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.rules.roster.CallRounds;
import care.lares.rules.roster.Coverage;
import care.lares.rules.roster.Coverage.Gap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether every hour has somebody to call, as the public JSON. */
public final class CoverageJson {
    private CoverageJson() {}

    /** By the roster that is kept. */
    static JsonObject of(CoverageReport report, Registry registry) {
        return of(report, registry.roster(), registry);
    }

    /** By this roster, kept or not. */
    public static JsonObject of(CoverageReport report, Roster roster, Registry registry) {
        List<CallPlan> plans = roster.plans();
        return new JsonObject()
                .put("at", report.at().toString())
                .put("rosterKept", !plans.isEmpty())
                .put("alone", report.alone())
                .put("clockTrusted", report.clockTrusted())
                .put("covered", report.gaps().isEmpty())
                .put("leastResponders", Coverage.LEAST_RESPONDERS)
                .put("leastChannels", Coverage.LEAST_CHANNELS)
                .put("plans", RosterJson.array(plans.stream().map(plan -> plan(plan, report, roster, registry))));
    }

    private static JsonObject plan(CallPlan plan, CoverageReport report, Roster roster, Registry registry) {
        JsonArray rounds = new JsonArray();
        Optional.ofNullable(report.now().get(plan)).map(CallRounds::all).stream()
                .flatMap(List::stream)
                .forEach(round -> rounds.add(RosterJson.ids(round)));
        Stream<Gap> gaps = report.gaps().stream().filter(gap -> gap.plan().equals(plan));
        return new JsonObject()
                .put("places", RosterJson.places(plan))
                .put("residents", residents(plan, roster, registry))
                .put("now", rounds)
                .put("gaps", RosterJson.array(gaps.map(CoverageJson::gap)));
    }

    private static JsonArray residents(CallPlan plan, Roster roster, Registry registry) {
        return RosterJson.array(registry.residents().stream()
                .filter(resident ->
                        roster.plan(resident.place()).filter(plan::equals).isPresent())
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
