// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.app.RunningGateway.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People answer alarms and enter values by hand, over HTTP. */
class ActsIT {
    private static final String PATH = "/api/v1/residents/anna/observations";

    @TempDir
    Path data;

    private final FailingDisk disk = new FailingDisk();
    private RunningGateway lares;

    @BeforeEach
    void start() throws Exception {
        lares = new RunningGateway(data, disk);
        lares.post("/api/v1/residents", "{\"id\":\"anna\",\"name\":\"Anna Blum\"}");
    }

    @AfterEach
    void stop() throws Exception {
        lares.close();
    }

    @Test
    void anAlarmIsAnsweredUntilItEndsAndStaysSoAfterARestart() throws Exception {
        tell("pendant", "{\"kind\":\"sos\",\"value\":true}");
        String alarm = "/api/v1/alarms/" + open().getJsonObject(0).getString("id");
        Answer seen = lares.post(alarm + "/acknowledge", "{\"by\":\"carer-1\"}");
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body().getString("state")).isEqualTo("acknowledged");
        assertThat(latest(seen).getMap()).containsEntry("by", "carer-1").containsEntry("channel", "http through admin");
        assertThat(lares.post(alarm + "/accept", "{}").body().getString("acceptedBy"))
                .isEqualTo("admin");
        assertThat(lares.send("POST", alarm + "/silence", "", "", RunningGateway.ADMIN)
                        .status())
                .isEqualTo(200);
        assertThat(latest(lares.post(alarm + "/note", "{\"text\":\"door was\\nlocked\"}"))
                        .getMap())
                .containsEntry("event", "noted")
                .containsEntry("detail", "door was locked");
        stop();
        start();
        Answer missing = lares.post(alarm + "/end", "{}");
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.detail()).contains("outcome");
        Answer ended = lares.post(alarm + "/end", "{\"outcome\":\"helped\",\"text\":\"sat on the floor\"}");
        assertThat(ended.body().getString("state")).isEqualTo("ended");
        assertThat(latest(ended).getMap()).containsEntry("detail", "helped: sat on the floor");
        Answer twice = lares.post(alarm + "/end", "{\"outcome\":\"helped\"}");
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.detail()).isEqualTo("This alarm is over already.");
    }

    @Test
    void aSilenceIsOneOfItsConsoleAndWhoGoesSaysHowSoon() throws Exception {
        tell("pendant", "{\"kind\":\"sos\",\"value\":true}");
        String alarm = "/api/v1/alarms/" + open().getJsonObject(0).getString("id");
        Answer silent = lares.post(alarm + "/silence", "{\"for\":\"90s\",\"console\":\"wall\"}");
        assertThat(silent.status()).isEqualTo(200);
        assertThat(silent.body().getJsonArray("silenced").getJsonObject(0).getString("console"))
                .isEqualTo("wall");
        Answer coming = lares.post(alarm + "/accept", "{\"by\":\"carer-1\",\"expected\":\"5m\"}");
        assertThat(coming.body().getString("expectedAt")).isNotNull();
        assertThat(latest(coming).getMap()).containsEntry("detail", "there in 5 min");
        assertThat(lares.post(alarm + "/accept", "{\"expected\":\"soon\"}").status())
                .isEqualTo(400);
        assertThat(lares.post(alarm + "/silence", "{\"expected\":\"5m\"}").status())
                .isEqualTo(400);
    }

    @Test
    void anAnswerThatWasOnItsWayWhenTheCallBeganAnewEndsNothing() throws Exception {
        tell("pendant", "{\"kind\":\"sos\",\"value\":true,\"id\":\"first\"}");
        String alarm = "/api/v1/alarms/" + open().getJsonObject(0).getString("id");
        assertThat(lares.post(alarm + "/accept", "{\"occurrence\":1}").status()).isEqualTo(200);
        tell("pendant", "{\"kind\":\"sos\",\"value\":true,\"id\":\"second\"}");
        Answer delayed = lares.post(alarm + "/end", "{\"outcome\":\"helped\",\"occurrence\":1}");
        assertThat(delayed.status()).isEqualTo(409);
        assertThat(delayed.detail()).contains("begun anew", "Look again");
        assertThat(lares.get(alarm).body().getString("state")).isEqualTo("active");
        assertThat(lares.post(alarm + "/end", "{\"outcome\":\"helped\",\"occurrence\":0}")
                        .status())
                .isEqualTo(400);
        assertThat(lares.post(alarm + "/end", "{\"outcome\":\"helped\",\"occurrence\":2}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatStillHoldsCannotBeEnded() throws Exception {
        tell("smoke-1", "{\"kind\":\"smoke\",\"value\":true}");
        String alarm = "/api/v1/alarms/" + open().getJsonObject(0).getString("id");
        Answer refused = lares.post(alarm + "/end", "{\"outcome\":\"burnt toast\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail()).contains("still holds");
        lares.send("DELETE", "/api/v1/devices/smoke-1", "", "", RunningGateway.ADMIN);
        assertThat(lares.post(alarm + "/end", "{\"outcome\":\"sensor taken down\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anActThatCannotBeStoredCountsAndIsNotConfirmed() throws Exception {
        tell("pendant", "{\"kind\":\"sos\",\"value\":true}");
        String id = open().getJsonObject(0).getString("id");
        disk.fail("No space left on device");
        Answer answer = lares.post("/api/v1/alarms/" + id + "/accept", "{}");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.detail()).contains("your answer counts all the same");
        assertThat(lares.get("/api/v1/alarms/" + id).body().getString("state")).isEqualTo("accepted");
        disk.heal();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "00000000000000000000000000000000/end | {\"outcome\":\"x\"} | 404",
                "nonsense/accept | {} | 404",
                "00000000000000000000000000000000/accept | {\"by\":\"a/b\"} | 400",
                "00000000000000000000000000000000/accept | {\"who\":\"a\"} | 400",
                "00000000000000000000000000000000/note | {\"text\":7} | 400",
                "00000000000000000000000000000000/explode | {} | 404",
            })
    void refusesWhatItCannotDo(String act, String body, int status) throws Exception {
        assertThat(lares.post("/api/v1/alarms/" + act, body).status()).isEqualTo(status);
    }

    @Test
    void aValueEnteredByHandGoesTheWayOfAReading() throws Exception {
        Answer entered = lares.post(
                PATH, "{\"kind\":\"body_temperature\",\"value\":98.6,\"unit\":\"[degF]\",\"by\":\"carer-1\"}");
        assertThat(entered.status()).isEqualTo(201);
        assertThat(entered.body().getDouble("value")).isEqualTo(37.0);
        assertThat(entered.body().getString("sourceId")).startsWith("carer-1@admin#");
        lares.post(PATH, "{\"kind\":\"heart_rate\",\"value\":15}");
        assertThat(open().encode()).contains("check_person").contains("Anna Blum");
        stop();
        start();
        String vitals = lares.get("/api/v1/residents/anna/vitals").response().body();
        assertThat(vitals).contains("\"body_temperature\"", "hand.anna", "converted", "implausible");
        assertThat(lares.get("/api/v1/devices/hand.anna").body().getString("driver"))
                .isEqualTo("hand");
    }

    @Test
    void theSameEntrySentAgainIsOne() throws Exception {
        String pulse = "{\"kind\":\"heart_rate\",\"value\":72,\"id\":\"round-7\"}";
        assertThat(lares.post(PATH, pulse).body().getString("sourceId")).isEqualTo("admin#round-7");
        long accepted = accepted();
        assertThat(lares.post(PATH, pulse).status()).isEqualTo(201);
        assertThat(accepted()).isEqualTo(accepted);
        lares.post(PATH, "{\"kind\":\"heart_rate\",\"value\":72}");
        assertThat(accepted()).isEqualTo(accepted + 1);
    }

    private long accepted() throws Exception {
        return lares.get("/health/ready").body().getJsonObject("readings").getLong("accepted");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"heart_rate\"} | missing_field",
                "{\"kind\":\"heart_rate\",\"value\":72,\"unit\":\"kg\"} | unknown_unit",
                "{\"kind\":\"heart_rate\",\"value\":NaN} | JSON object",
                "{\"kind\":\"heart_rate\",\"value\":true} | wrong_type",
                "{\"kind\":\"mood\",\"value\":1} | unknown_kind",
                "{\"kind\":\"humidity\",\"value\":40} | about a room or a device",
                "{\"kind\":\"heart_rate\",\"value\":72,\"t\":\"noon\"} | bad_time",
                "{\"kind\":\"heart_rate\",\"value\":72,\"place\":\"x\"} | place: is not a field here",
                "[{\"kind\":\"heart_rate\",\"value\":72}] | JSON object",
            })
    void tellsWhatIsWrongWithAnEntry(String body, String detail) throws Exception {
        Answer answer = lares.post(PATH, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).contains(detail);
    }

    @Test
    void thereIsNothingToEnterAboutNobody() throws Exception {
        assertThat(lares.post("/api/v1/residents/nobody/observations", "{\"kind\":\"heart_rate\",\"value\":72}")
                        .status())
                .isEqualTo(404);
    }

    private void tell(String device, String json) throws Exception {
        assertThat(lares.post("/api/v1/devices/" + device + "/readings", json).status())
                .isEqualTo(204);
    }

    private JsonArray open() throws Exception {
        return lares.get("/api/v1/alarms?state=open").body().getJsonArray("items");
    }

    private static JsonObject latest(Answer answer) {
        JsonArray history = answer.body().getJsonArray("history");
        return history.getJsonObject(history.size() - 1);
    }
}
