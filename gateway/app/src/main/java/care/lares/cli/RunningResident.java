// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.ResidentId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a running gateway stores of a resident, over its HTTP interface. */
final class RunningResident implements ResidentDesk {
    /** What an index is that lacks nothing. */
    private static final String COMPLETE = "complete";
    /** The status of a plan of care that nobody made. */
    private static final int NOTHING_DECIDED = 404;
    /** Items asked for at once: the most the interface gives. */
    private static final int PAGE = 1000;
    /** How long an erasure or a page may take: a large index is overwritten, a long log read, on a slow card. */
    private static final Duration LONG = Duration.ofMinutes(10);

    private final GatewayOption gateway;

    RunningResident(GatewayOption gateway) {
        this.gateway = gateway;
    }

    @Override
    public JsonObject registered(ResidentId resident) throws CommandException, InterruptedException {
        String path = path(resident);
        JsonObject shown = GatewayOption.object(gateway.ask("GET", path), 200);
        JsonObject card = GatewayOption.object(gateway.ask("GET", path + "/emergency-card"), 200);
        return new JsonObject()
                .put("resident", shown)
                .put("emergencyCard", card)
                .put("devices", all("/api/v1/devices?resident=" + GatewayOption.encoded(resident.value())))
                .put("consents", all("/api/v1/consents?resident=" + GatewayOption.encoded(resident.value())))
                .put("carePlan", carePlan(path))
                .put("settings", settings(resident));
    }

    private @Nullable JsonObject carePlan(String path) throws CommandException, InterruptedException {
        HttpResponse<String> answer = gateway.ask("GET", path + "/care-plan");
        return answer.statusCode() == NOTHING_DECIDED ? null : GatewayOption.object(answer, 200);
    }

    private @Nullable JsonObject settings(ResidentId resident) throws CommandException, InterruptedException {
        return GatewayOption.object(gateway.ask("GET", "/api/v1/config"), 200)
                .getJsonObject("settings", new JsonObject())
                .getJsonObject("residents", new JsonObject())
                .getJsonObject(resident.value());
    }

    @Override
    public void readings(ResidentId resident, Stretch stretch, Consumer<JsonObject> told)
            throws CommandException, InterruptedException {
        String query = "/api/v1/readings?resident=" + GatewayOption.encoded(resident.value())
                + stretch.from()
                        .map(from -> "&from=" + GatewayOption.encoded(from.toString()))
                        .orElse("")
                + stretch.to()
                        .map(to -> "&to=" + GatewayOption.encoded(to.toString()))
                        .orElse("");
        each(query, told);
    }

    @Override
    public void alarms(ResidentId resident, Consumer<JsonObject> told) throws CommandException, InterruptedException {
        each("/api/v1/alarms?state=all&resident=" + GatewayOption.encoded(resident.value()), told);
    }

    @Override
    public void entries(ResidentId resident, Consumer<JsonObject> told) throws CommandException, InterruptedException {
        each(path(resident) + "/entries", told);
    }

    @Override
    public JsonObject erase(ResidentId resident) throws CommandException, InterruptedException {
        return GatewayOption.object(gateway.ask("DELETE", path(resident), LONG), 200);
    }

    private static String path(ResidentId resident) {
        return "/api/v1/residents/" + GatewayOption.encoded(resident.value());
    }

    private JsonArray all(String query) throws CommandException, InterruptedException {
        JsonArray all = new JsonArray();
        each(query, all::add);
        return all;
    }

    private void each(String query, Consumer<JsonObject> told) throws CommandException, InterruptedException {
        String paged = query + (query.contains("?") ? "&" : "?") + "limit=";
        String after = "";
        do {
            JsonObject page = GatewayOption.object(gateway.ask("GET", paged + PAGE + after, LONG), 200);
            requireWhole(page.getString("index", COMPLETE));
            page.getJsonArray("items", new JsonArray()).forEach(item -> told.accept((JsonObject) item));
            String next = page.getString("next");
            after = next == null ? "" : "&after=" + GatewayOption.encoded(next);
        } while (!after.isEmpty());
    }

    /** What the index lacks would be taken for what was never stored. */
    private static void requireWhole(String index) throws CommandException {
        if (!index.equals(COMPLETE)) {
            throw CommandException.cannot("the gateway's index is " + index
                    + ", what it lacks would be missing here: nothing was written, try again later (./lares export --data DIR"
                    + " reads the log itself, once the gateway is stopped)");
        }
    }
}
