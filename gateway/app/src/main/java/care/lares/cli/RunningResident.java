// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.ResidentId;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
        JsonObject shown = object(gateway.ask("GET", RESIDENTS + encoded(resident.value())));
        JsonObject card = object(gateway.ask("GET", RESIDENTS + encoded(resident.value()) + "/emergency-card"));
        return new JsonObject()
                .put("resident", shown)
                .put("emergencyCard", card)
                .put("devices", all("/api/v1/devices?resident=" + encoded(resident.value())))
                .put("consents", all("/api/v1/consents?resident=" + encoded(resident.value())));
    }

    @Override
    public void readings(ResidentId resident, Stretch stretch, Consumer<JsonObject> told)
            throws CommandException, InterruptedException {
        String query = "/api/v1/readings?resident=" + encoded(resident.value())
                + stretch.from()
                        .map(from -> "&from=" + encoded(from.toString()))
                        .orElse("")
                + stretch.to().map(to -> "&to=" + encoded(to.toString())).orElse("");
        each(query, told);
    }

    @Override
    public JsonArray alarms(ResidentId resident) throws CommandException, InterruptedException {
        return all("/api/v1/alarms?state=all&resident=" + encoded(resident.value()));
    }

    @Override
    public JsonObject erase(ResidentId resident) throws CommandException, InterruptedException {
        return object(gateway.ask("DELETE", RESIDENTS + encoded(resident.value()), ERASED_WITHIN));
    }

    private JsonArray all(String query) throws CommandException, InterruptedException {
        JsonArray all = new JsonArray();
        each(query, all::add);
        return all;
    }

    private void each(String query, Consumer<JsonObject> told) throws CommandException, InterruptedException {
        String after = "";
        do {
            JsonObject page = object(gateway.ask("GET", query + "&limit=" + PAGE + after));
            page.getJsonArray("items", new JsonArray()).forEach(item -> told.accept((JsonObject) item));
            String next = page.getString("next");
            after = next == null ? "" : "&after=" + encoded(next);
        } while (!after.isEmpty());
    }

    private static JsonObject object(HttpResponse<String> answer) throws CommandException {
        if (answer.statusCode() != 200) {
            throw new CommandException(CommandException.CANNOT, GatewayOption.detail(answer));
        }
        try {
            return new JsonObject(answer.body());
        } catch (DecodeException e) {
            throw new CommandException(CommandException.CANNOT, GatewayOption.detail(answer), e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
