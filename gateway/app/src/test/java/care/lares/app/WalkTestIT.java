// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.app.RunningGateway.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkTestIT {
    private static final String SOS = "{\"kind\":\"sos\",\"value\":true}";

    @TempDir
    Path data;

    private RunningGateway lares;

    @BeforeEach
    void start() throws Exception {
        lares = new RunningGateway(data, new FailingDisk());
    }

    @AfterEach
    void stop() throws Exception {
        lares.close();
    }

    @Test
    void whatTheTesterAnswersIsShownToWorkAndTheReportSaysSo() throws Exception {
        register("cord-1", "cord-2");
        Answer begun = lares.post("/api/v1/walk-tests", "{\"devices\":[\"cord-1\",\"cord-2\"],\"minutes\":10}");
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.body().getJsonObject("running").getJsonArray("untouched"))
                .isEqualTo(new JsonArray(List.of("cord-1", "cord-2")));
        assertThat(lares.post("/api/v1/walk-tests", "{\"devices\":[\"cord-1\"]}")
                        .status())
                .isEqualTo(409);
        press("cord-1");
        JsonObject alarm = open().getJsonObject(0);
        assertThat(alarm.getBoolean("test")).isTrue();
        assertThat(alarm.getString("text")).startsWith("Walk test. Call for help");
        assertThat(lares.post("/api/v1/alarms/" + alarm.getString("id") + "/end", "{\"outcome\":\"test\"}")
                        .status())
                .isEqualTo(200);
        Answer report = lares.post("/api/v1/walk-tests/end", "");
        assertThat(report.status()).isEqualTo(200);
        assertThat(report.body().getString("ending")).isEqualTo("said");
        assertThat(report.body().getJsonArray("shown")).containsExactly("cord-1");
        assertThat(report.body().getJsonArray("untouched")).containsExactly("cord-2");
        press("cord-1");
        assertThat(open().getJsonObject(0).getBoolean("test"))
                .as("the test is over")
                .isFalse();
        assertThat(lares.post("/api/v1/walk-tests/end", "").status()).isEqualTo(409);
        stop();
        start();
        assertThat(lares.get("/api/v1/walk-tests").body().getJsonArray("items").getJsonObject(0))
                .isEqualTo(report.body());
    }

    @Test
    void aDetectorThatIsSilentAgainCanStillBeClaimedAndARestartKnowsIt() throws Exception {
        register("smoke-1");
        lares.post("/api/v1/walk-tests", "{\"devices\":[\"smoke-1\"]}");
        tell("smoke-1", "{\"kind\":\"smoke\",\"value\":true}");
        tell("smoke-1", "{\"kind\":\"smoke\",\"value\":false}");
        assertThat(open()).isEmpty();
        Answer claimed = lares.post("/api/v1/walk-tests/claim", "{\"device\":\"smoke-1\"}");
        assertThat(claimed.status()).as(claimed.detail()).isEqualTo(200);
        assertThat(claimed.body().getJsonObject("running").getJsonArray("shown"))
                .containsExactly("smoke-1");
        stop();
        start();
        assertThat(open()).as("nothing of it is real").isEmpty();
        assertThat(lares.get("/api/v1/walk-tests")
                        .body()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getJsonArray("shown"))
                .containsExactly("smoke-1");
    }

    @Test
    void aRestartEndsItAndWhatNobodyClaimedIsReal() throws Exception {
        register("cord-1", "cord-2");
        lares.post("/api/v1/walk-tests", "{\"devices\":[\"cord-1\",\"cord-2\"]}");
        press("cord-1");
        stop();
        start();
        assertThat(open().stream().map(alarm -> ((JsonObject) alarm).getBoolean("test")))
                .containsExactlyInAnyOrder(true, false);
        JsonObject stand = lares.get("/api/v1/walk-tests").body();
        assertThat(stand.getValue("running")).isNull();
        JsonObject report = stand.getJsonArray("items").getJsonObject(0);
        assertThat(report.getString("ending")).isEqualTo("restart");
        assertThat(report.getJsonArray("unclaimed")).containsExactly("cord-1");
        assertThat(report.getJsonArray("untouched")).containsExactly("cord-2");
    }

    @Test
    void aSecondPressIsRealAtOnce() throws Exception {
        register("cord-1");
        lares.post("/api/v1/walk-tests", "{\"devices\":[\"cord-1\"]}");
        press("cord-1");
        press("cord-1");
        assertThat(open().stream().map(alarm -> ((JsonObject) alarm).getBoolean("test")))
                .containsExactlyInAnyOrder(true, false);
        assertThat(lares.get("/api/v1/walk-tests")
                        .body()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("ending"))
                .isEqualTo("second_activation");
    }

    @Test
    void saysWhatIsWrongWithAWish() throws Exception {
        Answer nobody = lares.post("/api/v1/walk-tests", "{\"devices\":[\"ghost\"],\"minutes\":31}");
        assertThat(nobody.status()).isEqualTo(400);
        assertThat(nobody.detail()).contains("there is no device 'ghost'", "minutes");
        assertThat(lares.post("/api/v1/walk-tests", "{\"devices\":[]}").detail())
                .contains("must name the devices that are tried");
    }

    private void register(String... devices) throws Exception {
        for (String device : devices) {
            assertThat(lares.post("/api/v1/devices", "{\"id\":\"" + device + "\"}")
                            .status())
                    .isEqualTo(201);
        }
    }

    private void press(String device) throws Exception {
        tell(device, SOS);
    }

    private void tell(String device, String reading) throws Exception {
        assertThat(lares.post("/api/v1/devices/" + device + "/readings", reading)
                        .status())
                .isEqualTo(204);
    }

    private JsonArray open() throws Exception {
        return lares.get("/api/v1/alarms?state=open").body().getJsonArray("items");
    }
}
