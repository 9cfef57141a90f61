// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.domain.ConsentId;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

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
            JsonObject page = object(gateway.ask("GET", PATH + "?limit=" + PAGE + after), 200);
            all.addAll(page.getJsonArray("items", new JsonArray()));
            String next = page.getString("next");
            after = next == null ? "" : "&after=" + encoded(next);
        } while (!after.isEmpty());
        return all;
    }

    @Override
    public JsonObject give(JsonObject wish) throws CommandException, InterruptedException {
        return object(gateway.ask("POST", PATH, wish), 200, 201);
    }

    @Override
    public void withdraw(ConsentId consent, String reason) throws CommandException, InterruptedException {
        String why = reason.isEmpty() ? "" : "?reason=" + encoded(reason);
        HttpResponse<String> answer = gateway.ask("DELETE", PATH + "/" + encoded(consent.value()) + why);
        if (answer.statusCode() != 204) {
            throw refused(answer);
        }
    }

    private static JsonObject object(HttpResponse<String> answer, int... good) throws CommandException {
        for (int status : good) {
            if (answer.statusCode() == status) {
                try {
                    return new JsonObject(answer.body());
                } catch (DecodeException e) {
                    throw new CommandException(CommandException.CANNOT, GatewayOption.detail(answer), e);
                }
            }
        }
        throw refused(answer);
    }

    private static CommandException refused(HttpResponse<String> answer) {
        return new CommandException(CommandException.CANNOT, GatewayOption.detail(answer));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
