// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.ConsentId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Consents in a running gateway, over its HTTP interface. */
final class RunningConsents implements ConsentDesk {
    private static final String PATH = "/api/v1/consents";
    /** Consents asked for at once: the most the interface gives. */
    private static final int PAGE = 1000;

    private final GatewayOption gateway;

    RunningConsents(GatewayOption gateway) {
        this.gateway = gateway;
    }

    @Override
    public JsonArray held() throws CommandException, InterruptedException {
        JsonArray all = new JsonArray();
        String after = "";
        do {
            JsonObject page = GatewayOption.object(gateway.ask("GET", PATH + "?limit=" + PAGE + after), 200);
            all.addAll(page.getJsonArray("items", new JsonArray()));
            String next = page.getString("next");
            after = next == null ? "" : "&after=" + GatewayOption.encoded(next);
        } while (!after.isEmpty());
        return all;
    }

    @Override
    public JsonObject give(JsonObject wish) throws CommandException, InterruptedException {
        return GatewayOption.object(gateway.ask("POST", PATH, wish), 200, 201);
    }

    @Override
    public void withdraw(ConsentId consent, String reason) throws CommandException, InterruptedException {
        String why = reason.isEmpty() ? "" : "?reason=" + GatewayOption.encoded(reason);
        GatewayOption.require(gateway.ask("DELETE", PATH + "/" + GatewayOption.encoded(consent.value()) + why), 204);
    }
}
