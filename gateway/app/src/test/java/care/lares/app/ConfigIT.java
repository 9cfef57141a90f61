// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.app.RunningGateway.Answer;
import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import care.lares.journal.log.FileStorage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the rules go by: tried on the past, set, in force at once and after a restart, and never over somebody's head. */
@Timeout(120)
class ConfigIT {
    private static final String CONFIG = "/api/v1/config";
    private static final String DRY_RUN = CONFIG + "/dry-run";

    @TempDir
    Path data;

    private RunningGateway lares;

    @BeforeEach
    void start() throws Exception {
        lares = new RunningGateway(
                Settings.dev(data, DevPorts.ANY, new Development(RunningGateway.ADMIN, "psk", true, true)),
                new FileStorage());
    }

    @AfterEach
    void stop() throws Exception {
        lares.close();
    }

    @Test
    void whatWasTriedIsSetAndHoldsAtOnceAndAfterARestart() throws Exception {
        room("room-1", "lock-1");
        room("room-2", "lock-2");
        threeWeakBatteries();
        String settings = "{\"places\":{\"room-1\":{\"batteryLow\":25,\"batteryGood\":40}}}";
        Answer tried = lares.post(DRY_RUN, "{\"settings\":" + settings + "}");
        assertThat(tried.status()).as(tried.detail()).isEqualTo(200);
        assertThat(tried.body().getString("summary")).contains("would have raised 3 alarms more");
        assertThat(kinds(tried.body().getJsonArray("raised"))).containsOnly("battery_low in Room room-1");
        assertThat(tried.body().getJsonObject("tried").getInteger("alarmsNow")).isZero();
        assertThat(open("battery_low")).as("nothing has changed").isZero();

        String token = tried.body().getString("token");
        String etag = tried.body().getString("etag");
        Answer set = lares.put(CONFIG, wish(settings, token), etag);
        assertThat(set.status()).as(set.detail()).isEqualTo(200);
        assertThat(set.body().getLong("version")).isEqualTo(1);
        assertThat(set.body().getJsonObject("tried").getInteger("wouldRaise")).isEqualTo(3);
        battery("lock-2", 20);
        assertThat(open("battery_low")).as("another room").isZero();
        battery("lock-1", 20);
        assertThat(open("battery_low")).isEqualTo(1);

        Answer late = lares.put(CONFIG, wish("{}", token), etag);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.detail()).contains("version 1, by admin");
        stop();
        start();
        assertThat(lares.getUnless(etag(), CONFIG).status()).isEqualTo(304);
        assertThat(lares.getUnless(etag, CONFIG).status()).isEqualTo(200);
        assertThat(lares.get(DRY_RUN).body().getBoolean("going")).isFalse();
        assertThat(lares.send("DELETE", DRY_RUN, "", "", RunningGateway.ADMIN).status())
                .isEqualTo(204);
        assertThat(value("place=room-1")).isEqualTo("25 place");
        assertThat(value("device=lock-1")).isEqualTo("25 place");
        assertThat(value("place=room-2")).isEqualTo("10 usual");
        battery("lock-1", 50);
        assertThat(open("battery_low")).isZero();
        battery("lock-1", 24);
        assertThat(open("battery_low")).as("still by the new limit").isEqualTo(1);
        assertThat(lares.put(CONFIG, wish("{}", token), etag()).status())
                .as("a restart forgets what was tried")
                .isEqualTo(409);
    }

    @Test
    void nobodySetsWhatWasNotTriedOrIsNotSafe() throws Exception {
        room("room-1", "lock-1");
        String settings = "{\"site\":{\"reportEvery\":\"2h\"}}";
        assertThat(lares.put(CONFIG, wish(settings, "none")).status()).isEqualTo(428);
        Answer untried = lares.put(CONFIG, wish(settings, "none"), etag());
        assertThat(untried.status()).isEqualTo(409);
        assertThat(untried.detail()).contains("POST " + DRY_RUN);
        Answer tried = lares.post(DRY_RUN, "{\"settings\":" + settings + "}");
        String token = tried.body().getString("token");
        assertThat(tried.body().getValue("tried")).as("no history yet").isNull();
        assertThat(tried.body().getString("summary")).contains("there is no history to try it on");
        assertThat(lares.put(CONFIG, wish("{\"site\":{\"reportEvery\":\"3h\"}}", token), etag())
                        .detail())
                .contains("something else was tried");
        for (String[] bad : List.of(
                new String[] {"{\"site\":{\"batteryLow\":9,\"batteryLow\":8}}", "batteryLow: stands there twice"},
                new String[] {"{\"site\":{\"reportEvery\":\"never\"}}", "15m to 12h"},
                new String[] {"{\"site\":{\"reportEvery\":\"11d\"}}", "'11d' is not safe"},
                new String[] {"{\"site\":{\"sos\":false}}", "is not a setting"},
                new String[] {"{\"site\":{\"batteryLow\":20}}", "below batteryGood"},
                new String[] {"{\"places\":{\"room-9\":{\"batteryLow\":5}}}", "there is no such place"},
                new String[] {"{\"residents\":{\"r 9\":{\"batteryLow\":5}}}", "residents.r 9"})) {
            Answer refused = lares.post(DRY_RUN, "{\"settings\":" + bad[0] + "}");
            assertThat(refused.status()).as(bad[0]).isEqualTo(400);
            assertThat(refused.detail()).as(bad[0]).contains(bad[1]);
        }
        assertThat(lares.put(CONFIG, wish(settings, token), etag()).status()).isEqualTo(200);
        assertThat(lares.put(CONFIG, wish(settings, token), tried.body().getString("etag"))
                        .status())
                .as("a second click changes nothing")
                .isEqualTo(200);
        assertThat(lares.get(CONFIG).body().getLong("version")).isEqualTo(1);
    }

    /** Each is good again before the next, so that each would be an alarm of its own. */
    private void threeWeakBatteries() throws Exception {
        for (int i = 0; i < 3; i++) {
            battery("lock-1", 24 - i);
            battery("lock-2", 24 - i);
            pass("20m");
            battery("lock-1", 90);
            pass("20m");
        }
    }

    private void room(String place, String device) throws Exception {
        lares.post("/api/v1/places", "{\"id\":\"" + place + "\",\"name\":\"Room " + place + "\"}");
        Answer made = lares.post("/api/v1/devices", "{\"id\":\"" + device + "\",\"place\":\"" + place + "\"}");
        assertThat(made.status()).as(made.detail()).isEqualTo(201);
    }

    private void battery(String device, int percent) throws Exception {
        String reading = "{\"kind\":\"battery\",\"value\":" + percent + ",\"unit\":\"%\"}";
        assertThat(lares.post("/api/v1/devices/" + device + "/readings", reading)
                        .status())
                .isEqualTo(204);
    }

    private void pass(String time) throws Exception {
        assertThat(lares.post("/api/v1/dev/clock", "{\"advance\":\"" + time + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private static String wish(String settings, String token) {
        return "{\"settings\":" + settings + ",\"token\":\"" + token + "\"}";
    }

    private String etag() throws Exception {
        return lares.get(CONFIG).body().getString("etag");
    }

    private String value(String scope) throws Exception {
        return lares.get(CONFIG + "?" + scope).body().getJsonArray("effective").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("setting").equals("batteryLow"))
                .map(one -> one.getValue("value") + " " + one.getString("from"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> kinds(JsonArray alarms) {
        return alarms.stream()
                .map(JsonObject.class::cast)
                .map(alarm -> alarm.getString("kind") + " in " + alarm.getString("placeName"))
                .toList();
    }

    private long open(String kind) throws Exception {
        return lares.get("/api/v1/alarms?state=open").body().getJsonArray("items").stream()
                .filter(alarm -> ((JsonObject) alarm).getString("kind").equals(kind))
                .count();
    }
}
