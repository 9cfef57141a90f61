// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What the rules of a running gateway go by, over its HTTP interface. */
final class RunningConfig {
    private static final String PATH = "/api/v1/config";
    /** How long trying may take: the gateway reads for 20 s at most, and may be busy. */
    private static final Duration TRIED_WITHIN = Duration.ofSeconds(60);

    private final GatewayOption gateway;

    RunningConfig(GatewayOption gateway) {
        this.gateway = gateway;
    }

    JsonObject shown(String device, String place, String resident) throws CommandException, InterruptedException {
        Map<String, String> scope = new LinkedHashMap<>();
        scope.put("device", device);
        scope.put("place", place);
        scope.put("resident", resident);
        String query = scope.entrySet().stream()
                .filter(part -> !part.getValue().isEmpty())
                .map(part -> part.getKey() + "=" + GatewayOption.encoded(part.getValue()))
                .collect(Collectors.joining("&"));
        return GatewayOption.object(gateway.ask("GET", query.isEmpty() ? PATH : PATH + "?" + query), 200);
    }

    JsonObject tried(JsonObject settings) throws CommandException, InterruptedException {
        JsonObject wish = new JsonObject().put("settings", settings);
        return GatewayOption.object(
                gateway.ask("POST", PATH + "/dry-run", wish, request -> request.timeout(TRIED_WITHIN)), 200);
    }

    JsonObject set(JsonObject settings, String token) throws CommandException, InterruptedException {
        String etag = shown("", "", "").getString("etag", "");
        JsonObject wish = new JsonObject().put("settings", settings).put("token", token);
        return GatewayOption.object(gateway.ask("PUT", PATH, wish, request -> request.header("If-Match", etag)), 200);
    }
}
