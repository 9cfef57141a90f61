// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What the rules of a running gateway go by, over its HTTP interface. */
final class RunningConfig {
    private static final String PATH = "/api/v1/config";
    private static final String DRY_RUN = PATH + "/dry-run";
    /** How often it is asked how far it is. */
    private static final Duration LOOK = Duration.ofSeconds(1);
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

    /**
     * Tries settings.
     *
     * @param progress is told now and then how far it is
     */
    JsonObject tried(JsonObject settings, Consumer<String> progress) throws CommandException, InterruptedException {
        JsonObject wish = new JsonObject().put("settings", settings);
        FutureTask<HttpResponse<String>> answer =
                new FutureTask<>(() -> gateway.ask("POST", DRY_RUN, wish, request -> request.timeout(TRIED_WITHIN)));
        Thread asking = new Thread(answer, "config-try");
        asking.setDaemon(true);
        asking.start();
        String told = "";
        while (!isAnswered(answer)) {
            String now = progress();
            if (!now.isEmpty() && !now.equals(told)) {
                progress.accept(now);
                told = now;
            }
        }
        return GatewayOption.object(answered(answer), 200);
    }

    private static boolean isAnswered(FutureTask<?> answer) throws InterruptedException {
        try {
            Object unused = answer.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException goesOn) {
            return false;
        } catch (ExecutionException failed) {
            return true;
        }
    }

    private static <T> T answered(FutureTask<T> answer) throws CommandException, InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof CommandException cannot) {
                throw cannot;
            }
            throw new IllegalStateException("asking broke", failed);
        }
    }

    /** In words; empty when nothing is being tried, or it cannot be known. */
    private String progress() throws CommandException, InterruptedException {
        JsonObject now = GatewayOption.object(gateway.ask("GET", DRY_RUN), 200);
        return now.getBoolean("going", false)
                ? "%3.0f %% of the past since %s read".formatted(100 * now.getDouble("read"), now.getString("from"))
                : "";
    }

    /** Whatever is being tried is given up. */
    void cancel() throws CommandException, InterruptedException {
        GatewayOption.require(gateway.ask("DELETE", DRY_RUN), 204);
    }

    JsonObject set(JsonObject settings, String token) throws CommandException, InterruptedException {
        String etag = shown("", "", "").getString("etag", "");
        JsonObject wish = new JsonObject().put("settings", settings).put("token", token);
        return GatewayOption.object(gateway.ask("PUT", PATH, wish, request -> request.header("If-Match", etag)), 200);
    }
}
