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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A device posts its readings and is answered when they would survive a power cut. */
class DeviceReadingsIT {
    private static final String JSON = "application/json";
    private static final String RUBBISH = "{\"kind\":\"mood\",\"value\":1}";
    private static final String PULSE = "{\"kind\":\"heart_rate\",\"value\":72}";
    private static final String SOS = "{\"kind\":\"sos\",\"value\":true}";

    @TempDir
    Path data;

    private final FailingDisk disk = new FailingDisk();
    private RunningGateway lares;
    private String token;

    @BeforeEach
    void start() throws Exception {
        lares = new RunningGateway(data, disk);
        token = lares.post("/api/v1/devices", "{\"id\":\"strap\",\"resident\":\"anna\"}")
                .body()
                .getString("secret");
    }

    @AfterEach
    void stop() throws Exception {
        lares.close();
    }

    @Test
    void takesNativeJsonAndSenml() throws Exception {
        assertThat(send(JSON, "[" + PULSE + ",{\"kind\":\"spo2\",\"value\":97,\"unit\":\"%\"}]")
                        .status())
                .isEqualTo(204);
        assertThat(send("application/senml+json; charset=utf-8", "[{\"n\":\"hr\",\"u\":\"beat/min\",\"v\":64}]")
                        .status())
                .isEqualTo(204);
        JsonArray vitals = lares.get("/api/v1/residents/anna/vitals").body().getJsonArray("items");
        assertThat(vitals.stream().map(one -> ((JsonObject) one).getString("kind")))
                .containsExactlyInAnyOrder("heart_rate", "spo2");
        assertThat(vitals.encode()).contains("64");
    }

    @Test
    void keepsWhatItUnderstandsAndTellsWhatItDoesNot() throws Exception {
        Answer answer = send(JSON, "[" + PULSE + "," + RUBBISH + "]");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().getInteger("accepted")).isEqualTo(1);
        assertThat(answer.body().getInteger("refused")).isEqualTo(1);
        assertThat(answer.body().getJsonArray("rejected").getJsonObject(0).getString("reason"))
                .isEqualTo("unknown_kind");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"kind\":\"mood\",\"value\":1}",
                "400 | {\"kind\":\"heart_rate\",\"value\":NaN}",
                "400 | {\"kind\":\"heart_rate\"}",
                "400 | [[[[[[1]]]]]]",
                "400 | {",
                "400 | 7",
                "400 | ''",
            })
    void refusesWhatItDoesNotUnderstandWithReasons(int status, String body) throws Exception {
        Answer answer = send(JSON, body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.detail()).isNotEmpty();
        assertThat(answer.response().headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void refusesHostileSizesDepthsAndTypes() throws Exception {
        assertThat(send(JSON, "[".repeat(60_000)).status()).isEqualTo(400);
        assertThat(send(JSON, "\"" + "x".repeat(70_000) + "\"").status()).isEqualTo(413);
        assertThat(send("text/plain; charset=utf-16", PULSE).status()).isEqualTo(415);
        assertThat(send("application/senml+xml", PULSE).status()).isEqualTo(415);
        assertThat(send(JSON, PULSE).status()).isEqualTo(204);
    }

    /** As curl, browsers, Python and small devices send it by themselves. */
    @Test
    void takesWhatDoesNotSayWhatItIs() throws Exception {
        List<String> types = List.of(
                "application/x-www-form-urlencoded", "text/plain;charset=UTF-8", "application/octet-stream", "");
        for (String type : types) {
            assertThat(send(type, PULSE).status()).as(type).isEqualTo(204);
            assertThat(send(type, "[{\"n\":\"hr\",\"v\":64}]").status())
                    .as(type)
                    .isEqualTo(204);
            assertThat(send(type, RUBBISH).status()).as(type).isEqualTo(400);
        }
        assertThat(send("", SOS).status()).isEqualTo(204);
        assertThat(alarms().size()).isEqualTo(1);
    }

    @Test
    void aDeviceMayDoNothingElse() throws Exception {
        send(JSON, SOS);
        String alarm = alarms().getJsonObject(0).getString("id");
        assertThat(asDevice("POST", "/api/v1/alarms/" + alarm + "/acknowledge", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(asDevice("GET", "/api/v1/readings", "").status()).isEqualTo(403);
        assertThat(asDevice("GET", "/api/v1/residents/anna/vitals", "").status())
                .isEqualTo(403);
        assertThat(asDevice("POST", "/api/v1/devices", "{\"id\":\"x\"}").status())
                .isEqualTo(403);
        assertThat(asDevice("POST", "/api/v1/residents/anna/observations", PULSE)
                        .status())
                .isEqualTo(403);
        assertThat(asDevice("POST", "/api/v1/devices/other/readings", SOS).status())
                .isEqualTo(403);
        assertThat(lares.send("POST", "/api/v1/devices/strap/readings", JSON, SOS, "")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void slowsDownWhoKeepsSendingRubbishButHearsItsCall() throws Exception {
        Answer last = send(JSON, RUBBISH);
        int sent = 1;
        for (; sent < 100 && last.status() == 400; sent++) {
            last = send(JSON, RUBBISH);
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(rejected()).as("what is sent away is counted as well").isEqualTo(sent);
        assertThat(last.response().headers().firstValue("Retry-After"))
                .hasValueSatisfying(seconds -> assertThat(seconds).containsOnlyDigits());
        assertThat(last.detail()).contains("unknown_kind");
        assertThat(send(JSON, SOS).status()).isEqualTo(204);
        assertThat(alarms().size()).isEqualTo(1);
        assertThat(send(JSON, PULSE).status()).isEqualTo(204);
    }

    @Test
    void takesWhatItUnderstandsWithoutAPause() throws Exception {
        while (send(JSON, RUBBISH).status() == 400) {
            assertThat(rejected()).isLessThan(100);
        }
        assertThat(send(JSON, PULSE).status()).isEqualTo(204);
    }

    private int rejected() throws Exception {
        return lares.get("/health/ready").body().getJsonObject("readings").getJsonArray("rejected").stream()
                .mapToInt(one -> ((JsonObject) one).getInteger("count"))
                .sum();
    }

    @Test
    void aCallIsAnAlarmThoughItCannotBeStored() throws Exception {
        disk.fail("Input/output error");
        Answer answer = send(JSON, SOS);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(alarms().encode()).contains("\"kind\":\"sos\"");
        disk.heal();
    }

    private JsonArray alarms() throws Exception {
        return lares.get("/api/v1/alarms?state=open").body().getJsonArray("items");
    }

    private Answer send(String type, String body) throws Exception {
        return lares.send("POST", "/api/v1/devices/strap/readings", type, body, token);
    }

    private Answer asDevice(String method, String path, String body) throws Exception {
        return lares.send(method, path, body.isEmpty() ? "" : JSON, body, token);
    }
}
