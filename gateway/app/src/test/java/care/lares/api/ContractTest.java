// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Assignment;
import care.lares.domain.ConsentId;
import care.lares.domain.ContactId;
import care.lares.domain.DeviceId;
import care.lares.domain.PlaceId;
import care.lares.domain.Purpose;
import care.lares.domain.RecipientId;
import care.lares.domain.ResidentId;
import care.lares.journal.Channel;
import care.lares.journal.ConsentEntry.ConsentGiven;
import care.lares.journal.DeviceCredential;
import care.lares.journal.RegistryEntry.ContactRegistered;
import care.lares.journal.RegistryEntry.DeviceRegistered;
import care.lares.journal.RegistryEntry.PlaceRegistered;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import care.lares.security.Secrets;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The document says what there is, no more and no less; {@link ApiClient} holds every answer to it. */
class ContractTest {
    private ApiHarness gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = new ApiHarness();
        gateway.know(new PlaceRegistered(gateway.now, new PlaceId("room-3"), "Room 3", "test"));
        gateway.know(new ResidentDescribed(
                gateway.now,
                new ResidentId("r3"),
                "Ada Example",
                Optional.of(new PlaceId("room-3")),
                2,
                Map.of("allergies", "none known"),
                "test"));
        Assignment hers = new Assignment(Optional.of(new ResidentId("r3")), Optional.of(new PlaceId("room-3")));
        gateway.know(new DeviceRegistered(
                gateway.now,
                new DeviceId("band-3"),
                hers,
                "native",
                "wristband",
                DeviceCredential.ofSecret(Secrets.hash("device-secret")),
                "test"));
        gateway.know(new ContactRegistered(
                gateway.now,
                new ContactId("night-desk"),
                "Night desk",
                0,
                List.of(new Channel(Channel.WEBHOOK, "https://desk.example/alarms", "")),
                "test"));
        gateway.know(new ConsentGiven(
                gateway.now,
                new ConsentId("c-1"),
                new ResidentId("r3"),
                new RecipientId("centre-north"),
                Purpose.CARE,
                true,
                Optional.empty(),
                "test"));
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void everyReadAnswersAsDocumented() throws Exception {
        gateway.tell(
                "band-3",
                "[{\"kind\":\"heart_rate\",\"value\":72,\"unit\":\"/min\",\"id\":\"a1\"},"
                        + "{\"kind\":\"body_temperature\",\"value\":98.6,\"unit\":\"[degF]\",\"t\":\"2026-11-21T02:09:00Z\"},"
                        + "{\"kind\":\"bed_occupied\",\"value\":true},{\"kind\":\"consciousness\",\"value\":\"A\"},"
                        + "{\"kind\":\"battery\",\"value\":12,\"unit\":\"%\"},{\"kind\":\"nope\",\"value\":1}]");
        gateway.tell("band-3", "{\"kind\":\"sos\",\"value\":true}");
        ApiClient admin = gateway.admin();
        String alarm = admin.json("/api/v1/alarms")
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        List<String> reads = List.of(
                "/openapi.yaml",
                "/health/live",
                "/health/ready",
                "/metrics",
                "/api/v1/session",
                "/api/v1/residents",
                "/api/v1/residents/r3",
                "/api/v1/residents/r3/vitals",
                "/api/v1/residents/r3/news2",
                "/api/v1/readings",
                "/api/v1/devices",
                "/api/v1/devices/band-3",
                "/api/v1/places",
                "/api/v1/places/room-3",
                "/api/v1/contacts",
                "/api/v1/contacts/night-desk",
                "/api/v1/coverage",
                "/api/v1/consents",
                "/api/v1/consents?resident=r3&recipient=centre-north",
                "/api/v1/consents/c-1",
                "/api/v1/alarms",
                "/api/v1/alarms?state=ended",
                "/api/v1/alarms?state=all",
                "/api/v1/alarms/" + alarm,
                "/api/v1/alarms/" + alarm + "/entries",
                "/api/v1/rules",
                "/api/v1/checkpoints",
                "/api/v1/anchors",
                "/api/v1/receipts/42");
        for (String read : reads) {
            assertThat(admin.get(read).statusCode()).as(read).isEqualTo(200);
        }
    }

    @Test
    void aDevicesPageSaysHowItIsAndWhatOfItWasRefused() throws Exception {
        assertThat(gateway.admin().json("/api/v1/devices/band-3").getValue("online"))
                .isNull();
        for (int i = 0; i < 12; i++) {
            gateway.now = gateway.now.plusSeconds(1);
            gateway.tell("band-3", "{\"kind\":\"nope\",\"value\":" + i + "}");
        }
        gateway.tell(
                "band-3", "[{\"kind\":\"battery\",\"value\":9,\"unit\":\"%\"},{\"kind\":\"tamper\",\"value\":true}]");

        JsonObject page = gateway.admin().json("/api/v1/devices/band-3");
        assertThat(page.getJsonArray("rejected")).hasSize(10);
        assertThat(page.getJsonArray("rejected").getJsonObject(0).getString("at"))
                .isEqualTo("2026-11-21T02:10:12Z");
        assertThat(page.getJsonArray("rejected").getJsonObject(0).getString("reason"))
                .isEqualTo("unknown_kind");
        assertThat(page.getBoolean("online")).isTrue();
        assertThat(page.getBoolean("batteryLow")).isTrue();
        assertThat(page.getNumber("battery")).isEqualTo(9);
        assertThat(page.getJsonArray("faults").getList()).contains("tamper");
    }

    @Test
    void vitalsAreTheLatestOfEachKindOfAllDevicesOfTheResident() throws Exception {
        gateway.tell("band-3", "{\"kind\":\"heart_rate\",\"value\":70,\"unit\":\"/min\"}");
        gateway.now = gateway.now.plusSeconds(5);
        gateway.tell(
                "band-3",
                "[{\"kind\":\"heart_rate\",\"value\":71,\"unit\":\"/min\"},"
                        + "{\"kind\":\"presence\",\"value\":false}]");
        gateway.tell("somebody-elses", "{\"kind\":\"spo2\",\"value\":97,\"unit\":\"%\"}");

        List<Object> vitals = gateway.admin().json("/api/v1/residents/r3/vitals").getJsonArray("items").stream()
                .map(one -> ((JsonObject) one).getValue("value"))
                .toList();
        assertThat(vitals).containsExactly(false, 71);
    }

    @Test
    void anUnknownThingIsNotFound() throws Exception {
        for (String path : List.of(
                "residents/nobody",
                "residents/nobody/vitals",
                "residents/nobody/observations",
                "residents/%2F",
                "devices/none",
                "places/none",
                "contacts/none",
                "roster",
                "consents/none",
                "alarms/none",
                "alarms/00000000000000000000000000000000",
                "receipts/7")) {
            assertThat(gateway.admin().get("/api/v1/" + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void aMisspeltParameterIsRefusedEverywhere() throws Exception {
        for (Route route : gateway.routes) {
            if (route.method().equals(HttpMethod.GET)) {
                String path = route.template().replaceAll("\\{\\w+}", "42");
                assertThat(gateway.admin().get(path + "?residnet=r3").statusCode())
                        .as(route.template())
                        .isEqualTo(400);
            }
        }
    }

    @Test
    void aResourceThatHasNotChangedIsNotSentAgain() throws Exception {
        for (String path : List.of(
                "/api/v1/residents/r3",
                "/api/v1/devices/band-3",
                "/api/v1/places/room-3",
                "/api/v1/contacts/night-desk",
                "/openapi.yaml")) {
            HttpResponse<String> first = gateway.admin().get(path);
            String tag = first.headers().firstValue("ETag").orElseThrow();
            assertThat(gateway.admin().with("If-None-Match", tag).get(path).statusCode())
                    .isEqualTo(304);
            assertThat(gateway.admin()
                            .with("If-None-Match", "\"x\", W/" + tag)
                            .get(path)
                            .statusCode())
                    .isEqualTo(304);
            assertThat(gateway.admin().with("If-None-Match", "\"x\"").get(path).statusCode())
                    .isEqualTo(200);
        }
        String before = gateway.admin()
                .get("/api/v1/devices/band-3")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        gateway.tell("band-3", "{\"kind\":\"heart_rate\",\"value\":80,\"unit\":\"/min\"}");
        assertThat(gateway.admin()
                        .with("If-None-Match", before)
                        .get("/api/v1/devices/band-3")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anIndexThatIsBeingReplacedHidesNoOpenAlarm() throws Exception {
        gateway.tell("band-3", "{\"kind\":\"sos\",\"value\":true}");
        gateway.index.broken = true;

        HttpResponse<String> history = gateway.admin().get("/api/v1/readings");
        assertThat(history.statusCode()).isEqualTo(503);
        assertThat(history.headers().firstValue("Retry-After")).contains("2");
        JsonObject open = gateway.admin().json("/api/v1/alarms?state=open");
        assertThat(open.getJsonArray("items")).hasSize(1);
        String id = open.getJsonArray("items").getJsonObject(0).getString("id");
        assertThat(gateway.admin().get("/api/v1/alarms/" + id).statusCode()).isEqualTo(200);
        assertThat(gateway.admin().get("/api/v1/alarms/" + "0".repeat(32)).statusCode())
                .isEqualTo(503);
        assertThat(gateway.admin().get("/api/v1/alarms?state=all").statusCode()).isEqualTo(503);
    }

    @Test
    void bodiesAreRefusedWhereNoneIsTakenAndWhereTheyAreTooLargeOrOfAnotherType() throws Exception {
        ApiClient admin = gateway.admin().with("Content-Type", "application/json");
        HttpRequest.BodyPublisher large = HttpRequest.BodyPublishers.ofString(" ".repeat(BodyRule.MAX_OBJECT + 1));
        assertThat(admin.send("POST", "/api/v1/session/codes", large).statusCode())
                .isEqualTo(413);
        assertThat(admin.send("POST", "/api/v1/session", large).statusCode()).isEqualTo(413);
        HttpRequest.BodyPublisher text = HttpRequest.BodyPublishers.ofString("{}");
        assertThat(gateway.admin().send("POST", "/api/v1/session/codes", text).statusCode())
                .isEqualTo(415);
        assertThat(gateway.admin().send("POST", "/api/v1/session", text).statusCode())
                .isEqualTo(415);
    }
}
