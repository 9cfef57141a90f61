// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import care.lares.domain.AlarmKind;
import care.lares.security.Scope;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Every kind of alarm this gateway raises with its defaults, so that people can see what the house would tell them. */
public final class RuleRoutes implements RouteGroup {
    private static final String LIST = "rules";
    /** Rows of the alarm table that no rule raises yet: nobody is to rely on them. */
    private static final Set<AlarmKind> WITHOUT_RULE = EnumSet.of(
            AlarmKind.INACTIVITY,
            AlarmKind.WANDER,
            AlarmKind.BED_EXIT,
            AlarmKind.BATHROOM_DWELL,
            AlarmKind.NOT_UP_BY,
            AlarmKind.NOT_IN_BED_BY,
            AlarmKind.OVER_ACTIVITY);

    private static final List<AlarmKind> KINDS = Arrays.stream(AlarmKind.values())
            .filter(kind -> !WITHOUT_RULE.contains(kind))
            .sorted(Comparator.comparing(AlarmKind::wireName))
            .toList();

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/rules")
                .needs(Need.oneOf(Scope.ALARMS_READ))
                .query("limit", "after")
                .to(exchange -> exchange.page(Listing.of(
                        LIST,
                        KINDS,
                        exchange.query(),
                        AlarmKind::wireName,
                        kind -> json(kind).toBuffer()))));
    }

    private static JsonObject json(AlarmKind kind) {
        long seconds = kind.acknowledgeWithin().toSeconds();
        return new JsonObject()
                .put("kind", kind.wireName())
                .put("category", kind.category().wireName())
                .put("priority", kind.priority().wireName())
                .put("latching", kind.latching())
                .put("acknowledgeWithinSeconds", seconds == 0 ? null : seconds);
    }
}
