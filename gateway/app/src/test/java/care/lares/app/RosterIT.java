// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.app.RunningGateway.Answer;
import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import care.lares.journal.log.FileStorage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A roster decides who is called, over real sockets, by day and by night and after a restart. */
class RosterIT {
    private static final String ROSTER = """
            {"zone": "UTC",
             "shifts": [{"name": "day", "from": "06:00", "to": "20:00", "contacts": ["anton"]},
                        {"name": "night", "from": "20:00", "to": "06:00", "contacts": ["berta"]}],
             "quiet": [{"contact": "cleo", "from": "00:00", "to": "00:00"}],
             "steps": [{"shifts": ["day", "night"]}, {"contacts": ["cleo", "dora"], "inTurn": true}]}
            """;

    @TempDir
    Path data;

    private Phones phones;
    private RunningGateway lares;

    @BeforeEach
    void start() throws Exception {
        phones = new Phones();
        open();
        for (String name : List.of("anton", "berta", "cleo", "dora")) {
            assertThat(lares.post("/api/v1/contacts", phones.contact(name)).status())
                    .isEqualTo(201);
        }
        LocalTime noon = LocalTime.NOON;
        Instant tomorrow = instant(advance(Duration.ofSeconds(1)))
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(1)
                .atTime(noon)
                .toInstant(ZoneOffset.UTC);
        lares.post("/api/v1/dev/clock", "{\"to\":\"" + tomorrow + "\"}");
    }

    private void open() throws Exception {
        Development byHand = new Development(RunningGateway.ADMIN, "psk", true, true);
        lares = new RunningGateway(Settings.dev(data, DevPorts.ANY, byHand), new FileStorage());
    }

    @AfterEach
    void stop() throws Exception {
        lares.close();
        phones.close();
    }

    private static Instant instant(Answer answer) {
        return Instant.parse(answer.body().getString("now"));
    }

    private Answer advance(Duration by) throws Exception {
        return lares.post("/api/v1/dev/clock", "{\"advance\":\"" + by.toSeconds() + "s\"}");
    }

    private void press() throws Exception {
        assertThat(lares.post("/api/v1/devices/pendant-1/readings", "{\"kind\":\"sos\",\"value\":true}")
                        .status())
                .isEqualTo(204);
    }

    private void keep(String roster) throws Exception {
        Answer kept = lares.put("/api/v1/roster", roster);
        assertThat(kept.status()).as(kept.detail()).isEqualTo(200);
    }

    private JsonObject alarm(String kind) throws Exception {
        JsonArray open = lares.get("/api/v1/alarms?state=open").body().getJsonArray("items");
        return open.stream()
                .map(JsonObject.class::cast)
                .filter(alarm -> alarm.getString("kind").equals(kind))
                .findFirst()
                .orElse(new JsonObject());
    }

    private long escalations() throws Exception {
        JsonArray history = alarm("sos").getJsonArray("history", new JsonArray());
        return history.stream()
                .map(JsonObject.class::cast)
                .filter(event -> event.getString("event").equals("escalated"))
                .count();
    }

    private void awaitTold(String whose, long times) {
        await().atMost(Duration.ofSeconds(60)).until(() -> phones.told(whose, "sos") >= times);
    }

    @Test
    void aNightlyTestThatARestartCutsShortIsOver() throws Exception {
        keep(ROSTER);
        advance(Duration.ofHours(15).plusMinutes(30).plusSeconds(5));
        assertThat(alarm("device_fault").getString("rule")).isEqualTo("gateway.selftest");
        lares.close();
        open();
        assertThat(lares.send("DELETE", "/api/v1/roster", "", "", RunningGateway.ADMIN)
                        .status())
                .isEqualTo(204);
        advance(Duration.ofSeconds(5));
        assertThat(alarm("device_fault")).isEmpty();
    }

    @Test
    void whoeverIsOnDutyIsCalledFirstThenTheNextInTurnThenEverybody() throws Exception {
        keep(ROSTER);
        press();
        awaitTold("anton", 1);
        assertThat(phones.told("berta", "sos")).isZero();
        advance(Duration.ofSeconds(61));
        awaitTold("cleo", 1);
        assertThat(phones.told("dora", "sos")).isZero();
        advance(Duration.ofSeconds(61));
        awaitTold("dora", 1);
        assertThat(phones.told("berta", "sos")).isZero();
        advance(Duration.ofSeconds(61));
        awaitTold("berta", 1);
    }

    @Test
    void theNextIsCalledAtOnceWhenAPhoneRefuses() throws Exception {
        keep(ROSTER);
        phones.broken.add("anton");
        press();
        awaitTold("cleo", 1);
        await().atMost(Duration.ofSeconds(60)).until(() -> escalations() == 1);
    }

    @Test
    void whoeverComesOnDutyIsToldOfWhatIsStillOpenAlsoAfterARestart() throws Exception {
        keep(ROSTER);
        press();
        awaitTold("anton", 1);
        String id = alarm("sos").getString("id");
        lares.post("/api/v1/alarms/" + id + "/acknowledge", "{}");
        lares.close();
        open();
        assertThat(lares.get("/api/v1/roster").body().getJsonArray("shifts")).hasSize(2);
        advance(Duration.ofHours(8).plusSeconds(5));
        awaitTold("berta", 1);
    }

    @Test
    void withTheUplinkCutTheStepsGoOnAndEverybodyIsCalledOnceItIsBack() throws Exception {
        keep(ROSTER);
        lares.post("/api/v1/dev/fault", "{\"uplink\":\"down\"}");
        press();
        advance(Duration.ofSeconds(45));
        await().atMost(Duration.ofSeconds(60)).until(() -> escalations() >= 3);
        lares.post("/api/v1/dev/fault", "{\"uplink\":\"up\"}");
        advance(Duration.ofMinutes(3));
        for (String name : List.of("anton", "berta", "cleo", "dora")) {
            awaitTold(name, 1);
        }
    }

    @Test
    void aGapIsAnAlarmUntilItIsFilled() throws Exception {
        keep(ROSTER);
        JsonObject coverage = lares.get("/api/v1/coverage").body();
        assertThat(coverage.getBoolean("covered"))
                .as("all phones end on one machine")
                .isFalse();
        advance(Duration.ofMinutes(2));
        JsonObject gap = alarm("coverage_gap");
        assertThat(gap.getString("priority")).isEqualTo("high");
        assertThat(gap.getString("text"))
                .isEqualTo("The roster has a gap: at any hour of the week only one way leads out.");
        assertThat(lares.send("DELETE", "/api/v1/roster", "", "", RunningGateway.ADMIN)
                        .status())
                .isEqualTo(204);
        advance(Duration.ofMinutes(2));
        assertThat(lares.post("/api/v1/alarms/" + gap.getString("id") + "/end", "{\"outcome\":\"second phone\"}")
                        .status())
                .isEqualTo(200);
        assertThat(lares.get("/api/v1/roster").status()).isEqualTo(404);
    }

    @Test
    void whoeverTheRosterDoesNotListCannotTakeAnAlarm() throws Exception {
        keep(ROSTER.replace("\"zone\"", "\"accepts\": [\"anton\"], \"zone\""));
        press();
        String id = alarm("sos").getString("id");
        Answer remote = lares.post("/api/v1/alarms/" + id + "/accept", "{\"by\":\"niece\"}");
        assertThat(remote.body().getString("state")).isEqualTo("active");
        JsonArray history = remote.body().getJsonArray("history");
        assertThat(history.stream().map(JsonObject.class::cast))
                .anyMatch(event -> event.getString("event").equals("seen")
                        && event.getString("by").equals("niece"));
        assertThat(lares.post("/api/v1/alarms/" + id + "/accept", "{\"by\":\"anton\"}")
                        .body()
                        .getString("state"))
                .isEqualTo("accepted");
    }

    @Test
    void everyNightTheWholeWayIsTriedAndWhatFailsIsAnAlarm() throws Exception {
        keep(ROSTER);
        advance(Duration.ofHours(15).plusMinutes(29));
        assertThat(phones.told("dora", "device_fault")).isZero();
        advance(Duration.ofMinutes(4));
        for (String name : List.of("anton", "berta", "cleo", "dora")) {
            await().atMost(Duration.ofSeconds(60)).until(() -> phones.told(name, "device_fault") > 0);
        }
        assertThat(alarm("channel_failed")).as("all of them confirmed").isEqualTo(new JsonObject());
        assertThat(alarm("device_fault")).as("the test is over").isEqualTo(new JsonObject());
        phones.broken.add("cleo");
        advance(Duration.ofHours(24));
        assertThat(alarm("channel_failed").getString("text"))
                .isEqualTo("The nightly test of the alarm was not confirmed by webhook cleo.");
    }

    @Test
    void aRosterThatCannotBeIsRefusedInWords() throws Exception {
        Answer stranger = lares.put("/api/v1/roster", ROSTER.replace("anton", "nobody-here"));
        assertThat(stranger.status()).isEqualTo(400);
        assertThat(stranger.detail()).contains("there are no such contacts: nobody-here");
        Answer wrong = lares.put(
                "/api/v1/roster",
                "{\"zone\":\"Mars/Base\",\"shifts\":[{\"name\":\"x\",\"from\":\"25:00\",\"to\":\"06:00\",\"days\":[\"someday\"],"
                        + "\"contacts\":[\"anton\"]}],\"steps\":[]}");
        assertThat(wrong.detail())
                .contains("zone: is no time zone")
                .contains("shifts.0.from: must be a time of day")
                .contains("shifts.0.days: must be of mon")
                .contains("steps: needs at least one");
        assertThat(lares.put(
                                "/api/v1/roster",
                                ROSTER.replace("\"shifts\": [\"day\", \"night\"]", "\"shifts\": [\"dusk\"]"))
                        .detail())
                .contains("there is no shift called 'dusk'");
        assertThat(lares.put("/api/v1/roster", ROSTER).status()).isEqualTo(200);
        assertThat(lares.put("/api/v1/roster", ROSTER).status()).isEqualTo(200);
    }
}
