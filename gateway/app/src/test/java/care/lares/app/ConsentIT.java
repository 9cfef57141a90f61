// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.app.RunningGateway.Answer;
import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Consents are given and withdrawn over HTTP, and hold after a restart. */
class ConsentIT {
    private static final String CLOCK = "/api/v1/dev/clock";
    private static final String GRANT =
            "{\"id\":\"c-1\",\"resident\":\"anna\",\"recipient\":\"centre-north\",\"purpose\":\"care\",\"named\":true}";

    @TempDir
    Path data;

    private final FailingDisk disk = new FailingDisk();
    private RunningGateway lares;

    @BeforeEach
    void start() throws Exception {
        lares = new RunningGateway(data, disk);
    }

    @AfterEach
    void stop() throws Exception {
        lares.close();
    }

    private void restart() throws Exception {
        stop();
        start();
    }

    private JsonArray listed(String query) throws Exception {
        return lares.get("/api/v1/consents" + query).body().getJsonArray("items");
    }

    private Answer withdrawn(String path) throws Exception {
        return lares.send("DELETE", path, "", "", RunningGateway.ADMIN);
    }

    @Test
    void holdsAfterARestartUntilItIsWithdrawn() throws Exception {
        Answer given = lares.post("/api/v1/consents", GRANT);
        assertThat(given.status()).isEqualTo(201);
        assertThat(given.response().headers().firstValue("Location")).contains("/api/v1/consents/c-1");
        assertThat(lares.post("/api/v1/consents", GRANT).status()).isEqualTo(200);
        restart();
        assertThat(lares.get("/api/v1/consents/c-1").body()).isEqualTo(given.body());
        assertThat(withdrawn("/api/v1/consents/c-1?reason=asked%20to").status()).isEqualTo(204);
        assertThat(withdrawn("/api/v1/consents/c-1").status()).isEqualTo(404);
        restart();
        assertThat(listed("")).isEmpty();
        assertThat(lares.get("/api/v1/consents/c-1").status()).isEqualTo(404);
    }

    @Test
    void isNotWidenedByMistake() throws Exception {
        String narrow = GRANT.replace("true", "false");
        assertThat(lares.post("/api/v1/consents", narrow).status()).isEqualTo(201);
        Answer wider = lares.post("/api/v1/consents", GRANT);
        assertThat(wider.status()).isEqualTo(409);
        assertThat(wider.detail()).contains("DELETE /api/v1/consents/{id}");
        assertThat(listed("").getJsonObject(0).getBoolean("named")).isFalse();
    }

    @Test
    void givenTwiceWithoutAnIdIsOne() throws Exception {
        String unnamed = "{\"resident\":\"anna\",\"recipient\":\"centre-north\",\"purpose\":\"research\"}";
        Answer first = lares.post("/api/v1/consents", unnamed);
        assertThat(first.status()).isEqualTo(201);
        Answer second = lares.post("/api/v1/consents", unnamed);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(first.body().getBoolean("named")).isFalse();
        assertThat(first.body().getValue("until")).isNull();
    }

    @Test
    void areListedByResidentAndRecipient() throws Exception {
        lares.post("/api/v1/consents", GRANT);
        lares.post("/api/v1/consents", GRANT.replace("c-1", "c-2").replace("anna", "bert"));
        lares.post("/api/v1/consents", GRANT.replace("c-1", "c-3").replace("north", "south"));
        assertThat(listed("")).hasSize(3);
        assertThat(listed("?resident=anna")).hasSize(2);
        assertThat(listed("?resident=anna&recipient=centre-south"))
                .containsExactly(listed("?recipient=centre-south").getJsonObject(0));
        JsonObject page = lares.get("/api/v1/consents?limit=2").body();
        String next = "?limit=2&after=" + page.getString("next");
        assertThat(listed(next).getJsonObject(0).getString("id")).isEqualTo("c-3");
    }

    @Test
    void endsByItself() throws Exception {
        stop();
        Development manual = new Development(RunningGateway.ADMIN, "psk", true, true);
        lares = new RunningGateway(Settings.dev(data, DevPorts.ANY, manual), disk);
        Instant now = Instant.parse(lares.get(CLOCK).body().getString("now"));
        String soon = now.plusSeconds(60).toString();
        assertThat(lares.post("/api/v1/consents", GRANT.replace("}", ",\"until\":\"" + soon + "\"}"))
                        .status())
                .isEqualTo(201);
        lares.post(CLOCK, "{\"advance\":\"59s\"}");
        assertThat(listed("")).hasSize(1);
        lares.post(CLOCK, "{\"advance\":\"1s\"}");
        assertThat(listed("")).isEmpty();
        assertThat(lares.post("/api/v1/consents", GRANT).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | resident: is missing; recipient: is missing; purpose: is missing",
                "{\"resident\":\"a/b\",\"recipient\":\"c\",\"purpose\":\"care\"} | resident: resident id must not hold",
                "{\"resident\":\"a\",\"recipient\":\"c\",\"purpose\":\"gossip\"} | must be one of care, emergency, research",
                "{\"resident\":\"a\",\"recipient\":\"c\",\"purpose\":\"care\",\"until\":\"2020-01-01T00:00:00Z\"} | future",
                "{\"resident\":\"a\",\"recipient\":\"c\",\"purpose\":\"care\",\"until\":\"tomorrow\"} | must be a time",
                "{\"resident\":\"a\",\"recipient\":\"c\",\"purpose\":\"care\",\"named\":\"yes\"} | must be true or false",
                "{\"resident\":\"a\",\"recipient\":\"c\",\"purpose\":\"care\",\"name\":true} | is not a field here"
            })
    void whatIsWrongIsSaid(String body, String reason) throws Exception {
        Answer refused = lares.post("/api/v1/consents", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains(reason);
        assertThat(listed("")).isEmpty();
    }
}
