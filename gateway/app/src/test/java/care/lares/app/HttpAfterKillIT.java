// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.api.ApiClient;
import care.lares.api.Contract;
import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import care.lares.fixture.KilledCopy;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gateway that was killed still knows: its files are copied while it runs, and another one starts on the copy. */
class HttpAfterKillIT {
    @TempDir
    Path temp;

    @Test
    void nobodyIsSignedOutNoCodeIsGoodAgainAndTheCallIsOpen() throws Exception {
        Path data = temp.resolve("data");
        Gateway first = start(data, "first-token");
        ApiClient before = new ApiClient(first.httpPort(), Contract.DOCUMENT);
        String used = code(before.as("first-token"), "anna");
        HttpResponse<String> session = signIn(before, used);
        String unused = code(before.as("first-token"), "berta");
        before.as("first-token")
                .post("/api/v1/devices/pendant/readings", new JsonObject("{\"kind\":\"sos\",\"value\":true}"));
        KilledCopy.make(data, temp.resolve("killed"));
        stop(first);

        Gateway second = start(temp.resolve("killed"), "second-token");
        ApiClient after = new ApiClient(second.httpPort(), Contract.DOCUMENT);
        ApiClient anna = after.with("Cookie", cookie(session));
        assertThat(anna.json("/api/v1/session").getString("person")).isEqualTo("anna");
        assertThat(anna.json("/api/v1/alarms").getJsonArray("items")).hasSize(1);
        assertThat(signIn(after, used).statusCode()).isEqualTo(401);
        assertThat(signIn(after, unused).statusCode()).isEqualTo(200);
        assertThat(after.as("first-token").get("/api/v1/alarms").statusCode()).isEqualTo(401);
        stop(second);
    }

    private static String code(ApiClient admin, String person) throws Exception {
        HttpResponse<String> answer = admin.post("/api/v1/session/codes", new JsonObject().put("person", person));
        return new JsonObject(answer.body()).getString("code");
    }

    private static HttpResponse<String> signIn(ApiClient client, String code) throws Exception {
        return client.post("/api/v1/session", new JsonObject().put("code", code));
    }

    private static String cookie(HttpResponse<String> session) {
        return session.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static Gateway start(Path data, String token) throws Exception {
        Settings settings = Settings.dev(data, DevPorts.ANY, new Development(token, "psk"));
        return Gateway.start(settings).toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static void stop(Gateway gateway) throws Exception {
        gateway.stop().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
