// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.domain.PlaceId;
import care.lares.journal.RegistryEntry.PlaceRegistered;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class PagingTest {
    /** Questions answered or waiting at once, with those between two counts. */
    private static final int MOST_AT_ONCE = 70;

    private static final String LETTERS = "abcABC019 ._~%é漢&=?";

    private ApiHarness gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = new ApiHarness();
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void pagesOfAListAreTheListWhateverTheIds(long seed) throws Exception {
        Random random = new Random(seed);
        TreeSet<String> model = new TreeSet<>();
        int size = random.nextInt(60);
        while (model.size() < size) {
            model.add(id(random));
        }
        for (String id : model) {
            gateway.know(new PlaceRegistered(gateway.now, new PlaceId(id), "a place", "test"));
        }
        int limit = 1 + random.nextInt(12);

        assertThat(walk("/api/v1/places", limit)).as("seed %s", seed).containsExactlyElementsOf(model);
        for (String id : model) {
            String path = "/api/v1/places/"
                    + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
            assertThat(gateway.admin().json(path).getString("id"))
                    .as("seed %s", seed)
                    .isEqualTo(id);
        }
    }

    @Test
    void whatIsAddedBehindTheCursorIsSeenAndNothingTwice() throws Exception {
        for (int i = 10; i < 20; i++) {
            gateway.know(new PlaceRegistered(gateway.now, new PlaceId("p" + i), "a place", "test"));
        }
        JsonObject first = gateway.admin().json("/api/v1/places?limit=5");
        gateway.know(new PlaceRegistered(gateway.now, new PlaceId("p0"), "before", "test"));
        gateway.know(new PlaceRegistered(gateway.now, new PlaceId("p99"), "behind", "test"));

        List<String> rest = ids(gateway.admin().json("/api/v1/places?after=" + first.getString("next")));
        assertThat(rest).containsExactly("p15", "p16", "p17", "p18", "p19", "p99");
    }

    @Test
    void openAlarmsCanBePagedMostUrgentFirst() throws Exception {
        for (int i = 0; i < 7; i++) {
            gateway.now = gateway.now.plusSeconds(1);
            gateway.tell("pendant-" + i, "{\"kind\":\"sos\",\"value\":true}");
            gateway.tell("sensor-" + i, "{\"kind\":\"battery_low\",\"value\":true}");
        }
        JsonArray whole = gateway.admin().json("/api/v1/alarms").getJsonArray("items");

        assertThat(whole.getJsonObject(0).getString("device")).isEqualTo("pendant-6");
        assertThat(whole.stream()
                        .map(one -> ((JsonObject) one).getString("priority"))
                        .toList())
                .isSortedAccordingTo(Comparator.comparing(List.of("high", "medium", "low")::indexOf));
        assertThat(walk("/api/v1/alarms", 3)).isEqualTo(ids(new JsonObject().put("items", whole)));
    }

    @Test
    void technicalAlarmsOfOneCauseAreOneRowWhereThatIsAskedForAndPeopleNever() throws Exception {
        for (int i = 0; i < 5; i++) {
            gateway.tell("pendant-" + i, "{\"kind\":\"sos\",\"value\":true}");
            gateway.tell("sensor-" + i, "{\"kind\":\"battery_low\",\"value\":true}");
        }
        JsonArray rows = gateway.admin().json("/api/v1/alarms?folded=true").getJsonArray("items");
        assertThat(rows).hasSize(6);
        assertThat(rows.getJsonObject(4).getString("kind")).isEqualTo("sos");
        JsonObject folded = rows.getJsonObject(5);
        assertThat(folded.getString("text")).isEqualTo("5 devices");
        assertThat(folded.getJsonArray("members").stream()
                        .map(one -> ((JsonObject) one).getString("device"))
                        .toList())
                .containsExactlyInAnyOrder("sensor-0", "sensor-1", "sensor-2", "sensor-3", "sensor-4");
        JsonObject first = gateway.admin().json("/api/v1/alarms?folded=true&limit=4");
        assertThat(gateway.admin()
                        .json("/api/v1/alarms?folded=true&limit=4&after=" + first.getString("next"))
                        .getJsonArray("items"))
                .isEqualTo(new JsonArray(rows.getList().subList(4, 6)));
        assertThat(gateway.admin().json("/api/v1/alarms?folded=false").getJsonArray("items"))
                .as("each is an alarm of its own")
                .hasSize(10);
    }

    @Test
    void narrowsAlarmsToOneStateOfTheirLife() throws Exception {
        gateway.tell("band-3", "{\"kind\":\"sos\",\"value\":true}");
        assertThat(gateway.admin().json("/api/v1/alarms?state=active").getJsonArray("items"))
                .hasSize(1);
        for (String other : List.of("acknowledged", "accepted", "ended_unacknowledged", "ended")) {
            assertThat(gateway.admin().json("/api/v1/alarms?state=" + other).getJsonArray("items"))
                    .as(other)
                    .isEmpty();
        }
    }

    @Test
    void readingsAreNarrowedByEveryFilter() throws Exception {
        for (int i = 0; i < 9; i++) {
            gateway.now = gateway.now.plusSeconds(60);
            gateway.tell(
                    "band-" + i % 2,
                    "[{\"kind\":\"heart_rate\",\"value\":" + (60 + i) + ",\"unit\":\"/min\"},"
                            + "{\"kind\":\"spo2\",\"value\":97,\"unit\":\"%\"}]");
        }
        assertThat(count("")).isEqualTo(18);
        assertThat(count("?kind=heart_rate")).isEqualTo(9);
        assertThat(count("?kind=heart_rate,spo2&device=band-0")).isEqualTo(10);
        assertThat(count("?from=2026-11-21T02:13:00Z&to=2026-11-21T02:15:00Z")).isEqualTo(4);
        assertThat(count("?from=2026-11-21T03:13:00%2B01:00&to=2026-11-21T03:15:00+01:00"))
                .isEqualTo(4);
        assertThat(count("?resident=nobody")).isZero();
        JsonObject first = gateway.admin().json("/api/v1/readings?kind=heart_rate&limit=1");
        assertThat(first.getJsonArray("items").getJsonObject(0).getNumber("value"))
                .isEqualTo(68);
    }

    @Test
    void saysWhatIsWrongWithAQuestion() throws Exception {
        for (String query : List.of(
                "limit=0",
                "limit=1001",
                "limit=-1",
                "limit=ten",
                "limit=",
                "limit=1&limit=2",
                "after=rubbish",
                "after=" + Cursor.of("residents", "x"),
                "after=",
                "kind=nope",
                "kind=",
                "kind=heart_rate,,",
                "from=yesterday",
                "from=2026-11-21",
                "to=2026-13-01T00:00:00Z",
                "device=",
                "device=" + "x".repeat(65),
                "resident=a%2Fb",
                "device=%00",
                "x=1",
                "limit")) {
            assertThat(gateway.admin().get("/api/v1/readings?" + query).statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(gateway.admin().get("/api/v1/alarms?state=closed").statusCode())
                .isEqualTo(400);
        assertThat(gateway.admin()
                        .get("/api/v1/places?after=" + Cursor.of("residents", "x"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void tooManyQueriesAtOnceAreToldToComeLater() throws Exception {
        gateway.index.gate = new CountDownLatch(1);
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            answers.add(CompletableFuture.supplyAsync(this::ask, task -> new Thread(task).start()));
        }
        // Whoever comes after the gate has opened is served as well: it opens once all others were refused.
        await().until(() -> answered(answers) >= 90 - MOST_AT_ONCE);
        assertThat(answers.stream().filter(CompletableFuture::isDone)).allMatch(answer -> answer.join() == 503);
        assertThat(gateway.admin().get("/api/v1/alarms").statusCode()).isEqualTo(200);
        gateway.index.gate.countDown();
        long served = answers.stream().filter(answer -> answer.join() == 200).count();
        assertThat(served).isBetween(60L, (long) MOST_AT_ONCE);
    }

    private static long answered(List<CompletableFuture<Integer>> answers) {
        return answers.stream().filter(CompletableFuture::isDone).count();
    }

    private int ask() {
        try {
            return gateway.admin().get("/api/v1/readings").statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int count(String query) throws Exception {
        return gateway.admin()
                .json("/api/v1/readings" + query)
                .getJsonArray("items")
                .size();
    }

    private List<String> walk(String list, int limit) throws Exception {
        List<String> all = new ArrayList<>();
        String after = "";
        do {
            JsonObject page = gateway.admin().json(list + "?limit=" + limit + after);
            assertThat(page.getJsonArray("items").size()).isLessThanOrEqualTo(limit);
            all.addAll(ids(page));
            after = page.getString("next") == null ? "" : "&after=" + page.getString("next");
        } while (!after.isEmpty());
        return all;
    }

    private static List<String> ids(JsonObject page) {
        return page.getJsonArray("items").stream()
                .map(one -> ((JsonObject) one).getString("id"))
                .toList();
    }

    private static String id(Random random) {
        StringBuilder id = new StringBuilder();
        int length = 1 + random.nextInt(12);
        for (int i = 0; i < length; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
