// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.api.EventReader.Event;
import care.lares.domain.ResidentId;
import care.lares.journal.AccessEntry.Looked;
import care.lares.journal.RegistryEntry.ResidentDescribed;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class EventStreamTest {
    private static final List<String> ADMIN = List.of("Authorization", "Bearer " + ApiHarness.ADMIN);
    private static final int MOST_CALLS = 500;
    private static final int FLOOD = 500;
    private static final String SOS = "{\"kind\":\"sos\",\"value\":true}";

    private ApiHarness gateway;
    private final List<EventReader> readers = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        gateway = new ApiHarness();
    }

    @AfterEach
    void stop() throws Exception {
        for (EventReader reader : readers) {
            reader.close();
        }
        gateway.close();
    }

    @Test
    void tellsHealthAtOnceAndAgain() throws Exception {
        EventReader reader = open(ADMIN);

        Event first = reader.next("health");
        assertThat(gateway.contract.faults("Health", first.data().encode())).isEmpty();
        assertThat(reader.next("health").id()).isEqualTo(first.id());
    }

    @Test
    void tellsReadingsAndAlarmsAsTheyStandElsewhere() throws Exception {
        EventReader reader = open(ADMIN);
        reader.next("health");
        gateway.tell("band", "{\"kind\":\"heart_rate\",\"value\":72,\"unit\":\"/min\"}");
        Event reading = reader.next("reading");
        gateway.tell("band", SOS);
        Event alarm = reader.next("alarm");

        assertThat(gateway.contract.faults("Reading", reading.data().encode())).isEmpty();
        assertThat(gateway.contract.faults("Alarm", alarm.data().encode())).isEmpty();
        JsonObject asked = gateway.admin()
                .json("/api/v1/readings?kind=heart_rate")
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(reading.data()).isEqualTo(asked);
        assertThat(alarm.data())
                .isEqualTo(gateway.admin().json("/api/v1/alarms/" + alarm.data().getString("id")));
        assertThat(number(alarm)).isGreaterThan(number(reading));
    }

    @Test
    void aCallDoesNotWaitForCompany() throws Exception {
        EventReader reader = open(ADMIN);
        reader.next("health");
        Duration quickest = EventFeed.COMPANY;
        for (int i = 0; i < MOST_CALLS && quickest.compareTo(EventFeed.COMPANY) >= 0; i++) {
            long pressed = System.nanoTime();
            gateway.tell("pendant-" + i, SOS);
            reader.next("alarm");
            quickest = Duration.ofNanos(System.nanoTime() - pressed);
        }
        assertThat(quickest)
                .as("what waits for company is not quick even once, however many calls there are")
                .isLessThan(EventFeed.COMPANY);
    }

    @Test
    void resumesWithoutALossAfterACut() throws Exception {
        EventReader first = open(ADMIN);
        first.next("health");
        gateway.tell("band", SOS);
        Event seen = first.next("alarm");
        first.close();
        gateway.tell("other", SOS);
        gateway.tell("third", SOS);

        EventReader again = open(with("Last-Event-ID", seen.id()));
        assertThat(again.next("alarm").data().getString("device")).isEqualTo("other");
        assertThat(again.next("alarm").data().getString("device")).isEqualTo("third");
        EventReader byAddress = openAt("/api/v1/events?lastEventId=" + seen.id());
        assertThat(byAddress.next("alarm").data().getString("device")).isEqualTo("other");
    }

    @Test
    void aHeartbeatCanBeResumedFromAsWell() throws Exception {
        EventReader first = open(ADMIN);
        String id = first.next("health").id();
        first.close();
        gateway.tell("band", SOS);

        assertThat(open(with("Last-Event-ID", id)).next("alarm").data().getString("device"))
                .isEqualTo("band");
    }

    @Test
    void saysResetWhenSomethingIsMissing() throws Exception {
        for (String unknown :
                List.of("life0-3", "life1-999", "rubbish", "life1-", "life1--1", "life1-99999999999999999999")) {
            EventReader reader = open(with("Last-Event-ID", unknown));
            Event first = reader.events.poll(60, TimeUnit.SECONDS);
            assertThat(first).as(unknown).isNotNull();
            assertThat(first.name()).as(unknown).isEqualTo("reset");
            reader.close();
        }
        flood(EventRing.MAX_EVENTS + 10);
        EventReader tooOld = open(with("Last-Event-ID", "life1-5"));
        Event reset = tooOld.next("reset");
        tooOld.close();
        gateway.tell("band", SOS);
        assertThat(open(with("Last-Event-ID", reset.id())).next("alarm").data().getString("device"))
                .isEqualTo("band");
    }

    @Test
    void aNewLifeOfTheGatewaySaysReset() throws Exception {
        EventReader reader = open(ADMIN);
        gateway.tell("band", SOS);
        String id = reader.next("alarm").id();
        try (ApiHarness next = new ApiHarness(gateway.journal, "life2");
                EventReader again = new EventReader(next.port, with("Last-Event-ID", id)).reading()) {
            again.next("reset");
            assertThat(next.admin().json("/api/v1/alarms").getJsonArray("items"))
                    .hasSize(1);
        }
    }

    @Test
    void showsOnlyWhatTheReaderMaySee() throws Exception {
        gateway.enrol("alarms", "alarms:read");
        gateway.enrol("readings", "readings:read");
        EventReader alarms = open(List.of("Authorization", "Bearer alarms"));
        EventReader readings = open(List.of("Authorization", "Bearer readings"));
        alarms.next("health");
        readings.next("health");
        gateway.tell("band", SOS);
        alarms.next("alarm");
        readings.next("reading");
        alarms.next("health");
        readings.next("health");

        assertThat(alarms.events).noneMatch(event -> event.name().equals("reading"));
        assertThat(readings.events).noneMatch(event -> event.name().equals("alarm"));
    }

    @Test
    void cutsASlowReaderOffAndNobodyElse() throws Exception {
        EventReader quick = open(ADMIN);
        EventReader slow = new EventReader(gateway.port, "/api/v1/events", ADMIN, 2_048);
        readers.add(slow);
        await().until(() -> gateway.feed.readers() == 2);
        for (int i = 0; i < 400 && gateway.feed.readers() == 2; i++) {
            flood(FLOOD);
            awaitToldAll(quick);
        }
        await().until(() -> gateway.feed.readers() == 1);
        gateway.tell("band", SOS);

        assertThat(quick.next("alarm").data().getString("device")).isEqualTo("band");
    }

    @Test
    void aReaderWhoIsSignedOutHearsNoMore() throws Exception {
        JsonObject asked = new JsonObject().put("person", "anna");
        String code = new JsonObject(
                        gateway.admin().post("/api/v1/session/codes", asked).body())
                .getString("code");
        HttpResponse<String> answer = gateway.client().post("/api/v1/session", new JsonObject().put("code", code));
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        String csrf = new JsonObject(answer.body()).getString("csrf");
        EventReader reader = open(List.of("Cookie", cookie));
        reader.next("health");
        gateway.client()
                .with("Cookie", cookie)
                .with("X-Lares-Csrf", csrf)
                .send("DELETE", "/api/v1/session", BodyPublishers.noBody());

        await().until(() -> reader.ended);
    }

    @Test
    void takesOnlySoManyReaders() throws Exception {
        for (int i = 0; i < EventRoutes.MAX_READERS; i++) {
            open(ADMIN).next("health");
        }
        assertThat(EventReader.status(gateway.port, ADMIN)).isEqualTo(503);
        gateway.enrol("anna", "alarms:read");
        assertThat(open(List.of("Authorization", "Bearer anna")).status)
                .as("another credential")
                .isEqualTo(200);
        await().until(() -> readers.get(0).ended);
        readers.remove(0).close();
        readers.remove(0).close();
        await().until(() -> gateway.feed.readers() < EventRoutes.MAX_READERS);
        assertThat(open(ADMIN).status).isEqualTo(200);
    }

    @Test
    void whatABoardShowsIsLoggedOncePerShift() throws Exception {
        gateway.enrol("anna", "readings:read", "residents:read");
        for (String id : List.of("r1", "r2")) {
            gateway.know(new ResidentDescribed(
                    gateway.now, new ResidentId(id), "Ada Example", Optional.empty(), 1, Map.of(), "test"));
        }
        EventReader board = open(List.of("Authorization", "Bearer anna"));
        board.next("health");
        board.next("health");
        gateway.client().as("anna").get("/api/v1/residents/r1/vitals");
        gateway.client().as("anna").get("/api/v1/residents/r2/vitals");

        assertThat(looks()).hasSize(1);
        assertThat(looks().get(0).purpose()).isEqualTo("board");
        assertThat(looks().get(0).residents()).containsExactlyInAnyOrder(new ResidentId("r1"), new ResidentId("r2"));
        gateway.now = gateway.now.plus(LookBook.SHIFT);
        await().until(() -> looks().size() == 2);
    }

    private List<Looked> looks() {
        return gateway.journal.entries.stream()
                .filter(Looked.class::isInstance)
                .map(Looked.class::cast)
                .toList();
    }

    /** A reader that keeps up, however slow the machine: what was flooded last has arrived. */
    private void awaitToldAll(EventReader reader) throws Exception {
        int told = -1;
        while (told != FLOOD - 1) {
            told = reader.next("reading").data().getInteger("value");
        }
    }

    private void flood(int readings) throws Exception {
        for (int i = 0; i < readings; i += 50) {
            StringBuilder batch = new StringBuilder("[");
            for (int j = 0; j < 50; j++) {
                batch.append(j == 0 ? "" : ",")
                        .append("{\"kind\":\"steps\",\"value\":")
                        .append(i + j)
                        .append('}');
            }
            gateway.now = gateway.now.plusMillis(1);
            gateway.tell("walker", batch.append(']').toString());
        }
    }

    private EventReader open(List<String> headers) throws Exception {
        EventReader reader = new EventReader(gateway.port, headers).reading();
        readers.add(reader);
        return reader;
    }

    private EventReader openAt(String path) throws Exception {
        EventReader reader = new EventReader(gateway.port, path, ADMIN, 0).reading();
        readers.add(reader);
        return reader;
    }

    private static List<String> with(String header, String value) {
        List<String> headers = new ArrayList<>(ADMIN);
        headers.addAll(List.of(header, value));
        return headers;
    }

    private static long number(Event event) {
        return Long.parseLong(event.id().split("-")[1]);
    }
}
