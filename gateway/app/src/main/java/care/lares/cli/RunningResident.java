// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.ResidentId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.Consumer;

/** What a running gateway stores of a resident, over its HTTP interface. */
final class RunningResident implements ResidentDesk {
    private static final String RESIDENTS = "/api/v1/residents/";
    /** Items asked for at once: the most the interface gives. */
    private static final int PAGE = 1000;
    /** How long an erasure may take: a large index is overwritten on a slow card. */
    private static final Duration ERASED_WITHIN = Duration.ofMinutes(10);

    private final GatewayOption gateway;

    RunningResident(GatewayOption gateway) {
        this.gateway = gateway;
    }

    @Override
    public JsonObject registered(ResidentId resident) throws CommandException, InterruptedException {
        JsonObject shown =
                GatewayOption.object(gateway.ask("GET", RESIDENTS + GatewayOption.encoded(resident.value())), 200);
        JsonObject card = GatewayOption.object(
                gateway.ask("GET", RESIDENTS + GatewayOption.encoded(resident.value()) + "/emergency-card"), 200);
        return new JsonObject()
                .put("resident", shown)
                .put("emergencyCard", card)
                .put("devices", all("/api/v1/devices?resident=" + GatewayOption.encoded(resident.value())))
                .put("consents", all("/api/v1/consents?resident=" + GatewayOption.encoded(resident.value())));
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
    public JsonArray alarms(ResidentId resident) throws CommandException, InterruptedException {
        return all("/api/v1/alarms?state=all&resident=" + GatewayOption.encoded(resident.value()));
    }

    @Override
    public JsonObject erase(ResidentId resident) throws CommandException, InterruptedException {
        return GatewayOption.object(
                gateway.ask("DELETE", RESIDENTS + GatewayOption.encoded(resident.value()), ERASED_WITHIN), 200);
    }

    private JsonArray all(String query) throws CommandException, InterruptedException {
        JsonArray all = new JsonArray();
        each(query, all::add);
        return all;
    }

    private void each(String query, Consumer<JsonObject> told) throws CommandException, InterruptedException {
        String after = "";
        do {
            JsonObject page = GatewayOption.object(gateway.ask("GET", query + "&limit=" + PAGE + after), 200);
            page.getJsonArray("items", new JsonArray()).forEach(item -> told.accept((JsonObject) item));
            String next = page.getString("next");
            after = next == null ? "" : "&after=" + GatewayOption.encoded(next);
        } while (!after.isEmpty());
    }
}
