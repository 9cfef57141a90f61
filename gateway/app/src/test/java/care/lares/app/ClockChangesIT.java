// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.config.Settings;
import care.lares.config.Settings.DevPorts;
import care.lares.config.Settings.Development;
import care.lares.ingest.mqtt.Client;
import care.lares.journal.ClockChanged;
import care.lares.journal.ClockChanged.Cause;
import care.lares.journal.EntryClass;
import care.lares.journal.LogFollower;
import care.lares.journal.LogFollower.Logged;
import care.lares.journal.LogFollower.Place;
import care.lares.journal.check.JournalCheck;
import care.lares.journal.log.FileStorage;
import care.lares.journal.store.JournalSettings;
import care.lares.journal.store.LogJournal;
import care.lares.pipeline.House;
import care.lares.rules.RuleSettings;
import care.lares.rules.book.RuleBook;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever becomes of the machine's clock: holds, order and alarms stay what they are, and people are told. */
@Timeout(120)
class ClockChangesIT {
    private static final String CLOCK = "/api/v1/dev/clock";
    private static final RuleBook RULES = new RuleBook(RuleSettings.DEFAULTS);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path data;

    private final SetMachine machine = new SetMachine();
    private Optional<Client> pendant = Optional.empty();
    private @Nullable RunningGateway heardBy;

    private RunningGateway manual() throws Exception {
        return new RunningGateway(
                Settings.dev(data, DevPorts.ANY, new Development(RunningGateway.ADMIN, "psk", true, true)),
                new FileStorage());
    }

    private RunningGateway onMachine() throws Exception {
        return new RunningGateway(
                Settings.dev(data, DevPorts.ANY, new Development(RunningGateway.ADMIN, "psk")),
                new FileStorage(),
                machine);
    }

    private static JsonObject clock(RunningGateway box, String wish) throws Exception {
        RunningGateway.Answer answer = box.post(CLOCK, wish);
        assertThat(answer.status()).as(answer.detail()).isEqualTo(200);
        return answer.body();
    }

    /** The pendant, which stays connected to a gateway for as long as that lets it. */
    private Client pendant(RunningGateway box) throws Exception {
        if (heardBy != box || !pendant.orElseThrow().isConnected()) {
            hangUp();
            pendant = Optional.of(new Client(box.gateway.mqttPort(), "pendant-1").connect());
            heardBy = box;
        }
        return pendant.orElseThrow();
    }

    @AfterEach
    void hangUp() throws Exception {
        if (pendant.isPresent()) {
            pendant.get().vanish();
        }
    }

    private void tell(RunningGateway box, String reading) throws Exception {
        pendant(box).send("lares/v1/devices/pendant-1/readings", reading).waitForCompletion(10_000);
    }

    private static JsonObject onlyAlarm(RunningGateway box, String kind) throws Exception {
        JsonArray open = box.get("/api/v1/alarms?state=open").body().getJsonArray("items");
        return open.stream()
                .map(JsonObject.class::cast)
                .filter(alarm -> alarm.getString("kind").equals(kind))
                .findFirst()
                .orElse(new JsonObject());
    }

    private static List<String> events(JsonObject alarm) {
        return alarm.getJsonArray("history", new JsonArray()).stream()
                .map(step -> ((JsonObject) step).getString("event"))
                .toList();
    }

    /** In the order of the log: lists are by time, which a clock that was set back shows twice. */
    private static List<JsonObject> pulses(RunningGateway box, int expected, String range) throws Exception {
        List<JsonObject> found = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            found.clear();
            box.get("/api/v1/readings?device=pendant-1&kind=pulse_rate" + range)
                    .body()
                    .getJsonArray("items")
                    .forEach(item -> found.add((JsonObject) item));
            return found.size() == expected;
        });
        found.sort(Comparator.comparing(reading -> reading.getLong("seq")));
        return found;
    }

    private static String pulse(int number) {
        return "{\"kind\":\"pulse_rate\",\"value\":" + number + "}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"24h", "-24h", "300d", "-90s", "300s"})
    void aJumpChangesNoHoldAndNoOrder(String jump) throws Exception {
        try (RunningGateway box = manual()) {
            Instant began = Instant.parse(box.get(CLOCK).body().getString("now"));
            tell(box, "{\"kind\":\"sos\",\"value\":true}");
            tell(box, pulse(70));
            clock(box, "{\"advance\":\"30s\"}");
            clock(box, "{\"jump\":\"" + jump + "\"}");
            clock(box, "{\"advance\":\"29s\"}");
            assertThat(events(onlyAlarm(box, "sos"))).containsExactly("raised");
            tell(box, pulse(71));
            clock(box, "{\"advance\":\"1s\"}");
            assertThat(events(onlyAlarm(box, "sos"))).containsExactly("raised", "escalated");
            assertThat(onlyAlarm(box, "sos").getString("raisedAt")).isEqualTo(began.toString());
            clock(box, "{\"advance\":\"11m\"}");
            JsonObject after = clock(box, "{\"advance\":\"1s\"}");
            assertThat(after.getBoolean("trusted")).isTrue();
            assertThat(after.getString("house")).isEqualTo(after.getString("now"));
            tell(box, pulse(72));
            assertThat(pulses(box, 3, ""))
                    .as("each once, in the order of the log")
                    .extracting(reading -> reading.getDouble("value"))
                    .containsExactly(70d, 71d, 72d);
        }
        assertThat(JournalCheck.of(data, System::nanoTime).run().sound()).isTrue();
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3})
    void inANightOfJumpsEveryReadingIsThereOnceAndEveryCallIsAnAlarm(long seed) throws Exception {
        Random random = new Random(seed);
        int calls = 0;
        int readings = 0;
        try (RunningGateway box = manual()) {
            for (int step = 0; step < 40; step++) {
                switch (random.nextInt(4)) {
                    case 0 -> clock(box, "{\"jump\":\"" + (random.nextInt(400_000) - 200_000) + "s\"}");
                    case 1 -> clock(box, "{\"advance\":\"" + random.nextInt(1_500) + "s\"}");
                    case 2 -> tell(box, pulse(40 + readings++));
                    default -> {
                        tell(box, "{\"kind\":\"sos\",\"value\":true}");
                        calls++;
                    }
                }
            }
            assertThat(onlyAlarm(box, "sos").getInteger("count", 0))
                    .as("seed %d", seed)
                    .isEqualTo(calls);
            List<JsonObject> all = pulses(box, readings, "");
            for (int i = 0; i < readings; i++) {
                assertThat(all.get(i).getDouble("value")).as("seed %d", seed).isEqualTo(40d + i);
            }
        }
        assertThat(JournalCheck.of(data, System::nanoTime).run().sound()).isTrue();
    }

    /** Its endpoint has settings of its own: the library's default ones are written to a file. */
    private static CoapClient client(String uri) {
        Configuration settings = new Configuration(CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS);
        return new CoapClient(uri)
                .setEndpoint(CoapEndpoint.builder().setConfiguration(settings).build());
    }

    @Test
    void whileAJumpIsNotBelievedEverythingSaysSo() throws Exception {
        try (RunningGateway box = manual()) {
            Instant began = Instant.parse(box.get(CLOCK).body().getString("now"));
            JsonObject jumped = clock(box, "{\"jump\":\"-24h\"}");
            assertThat(jumped.getBoolean("trusted")).isFalse();
            assertThat(jumped.getString("house")).isEqualTo(began.toString());
            tell(box, pulse(70));
            // A device that has the machine's time: it is of now, whoever is right.
            tell(box, "{\"kind\":\"sos\",\"value\":true,\"t\":\"" + began.minus(Duration.ofDays(1)) + "\"}");
            assertThat(onlyAlarm(box, "sos").getString("text")).doesNotContain("ago");
            assertThat(pulses(box, 1, "").get(0).getJsonArray("quality")).containsExactly("clock_untrusted");
            JsonObject health = box.get("/health/ready").body();
            assertThat(health.getBoolean("ready")).isTrue();
            assertThat(health.getJsonObject("clock")).isEqualTo(JsonObject.of("trusted", false, "reason", "back"));
            assertThat(health.getJsonArray("degraded").encode()).contains("The clock of the gateway was set back");
            String coap = "coap://127.0.0.1:" + box.gateway.coapPort() + "/v1/time";
            assertThat(client(coap + "?trusted").get().getResponseText()).isEqualTo("false");
            assertThat(new JsonObject(client(coap).get(50).getResponseText()))
                    .isEqualTo(
                            JsonObject.of("time", began.toString(), "unix", began.getEpochSecond(), "trusted", false));
            clock(box, "{\"advance\":\"5m\"}");
            assertThat(onlyAlarm(box, "clock_untrusted").getString("priority")).isEqualTo("medium");
            clock(box, "{\"jump\":\"24h\"}");
            assertThat(onlyAlarm(box, "clock_untrusted")).isEmpty();
            assertThat(box.get("/health/ready").body().getJsonObject("clock"))
                    .isEqualTo(JsonObject.of("trusted", true));
        }
        assertThat(changes()).extracting(ClockChanged::cause).containsExactly(Cause.BACK, Cause.RETURNED);
    }

    @Test
    void withoutAClockAtBootTheLogGoesOnWhereItEnded() throws Exception {
        Instant before;
        try (RunningGateway box = onMachine()) {
            tell(box, pulse(70));
            before = Instant.parse(pulses(box, 1, "").get(0).getString("receivedAt"));
        }
        machine.set(Instant.EPOCH);
        Instant later = Instant.now().plus(Duration.ofDays(3));
        try (RunningGateway box = onMachine()) {
            tell(box, "{\"kind\":\"sos\",\"value\":true}");
            tell(box, pulse(71));
            assertThat(box.get("/health/ready").body().getJsonArray("degraded").encode())
                    .contains("The clock of the gateway is not set");
            JsonObject unset = pulses(box, 2, "").get(1);
            assertThat(unset.getJsonArray("quality")).containsExactly("clock_untrusted");
            assertThat(Instant.parse(unset.getString("receivedAt"))).isBetween(before, before.plusSeconds(600));
            assertThat(Instant.parse(onlyAlarm(box, "sos").getString("raisedAt")))
                    .isBetween(before, before.plusSeconds(600));
            JsonObject pendant = box.get("/api/v1/devices/pendant-1").body();
            assertThat(pendant.getBoolean("lastSeenTrusted")).isFalse();
            assertThat(pendant.getBoolean("lastProvenTrusted")).isFalse();
            machine.set(later);
            await().atMost(PATIENCE)
                    .until(() -> box.get("/health/ready")
                            .body()
                            .getJsonObject("clock")
                            .getBoolean("trusted"));
            await().atMost(PATIENCE)
                    .until(() -> onlyAlarm(box, "gateway_was_off")
                            .getString("text", "")
                            .matches("Not protected .* \\([23] days\\)\\."));
            tell(box, pulse(72));
            List<JsonObject> all = pulses(box, 3, "");
            assertThat(all).extracting(reading -> reading.getDouble("value")).containsExactly(70d, 71d, 72d);
            assertThat(Instant.parse(all.get(2).getString("receivedAt"))).isAfterOrEqualTo(later);
            assertThat(all.get(2).getJsonArray("quality")).isEmpty();
            assertThat(pulses(box, 1, "&from=" + later)).hasSize(1);
            assertThat(pulses(box, 2, "&to=" + later)).hasSize(2);
        }
        assertThat(changes()).extracting(ClockChanged::cause).containsExactly(Cause.NOT_SET, Cause.FORWARD);
        assertThat(JournalCheck.of(data, System::nanoTime).run().sound()).isTrue();
    }

    @Test
    void aClockADayBehindTheLogIsNotTakenAndNothingIsOutOfOrder() throws Exception {
        try (RunningGateway box = onMachine()) {
            tell(box, pulse(70));
            pulses(box, 1, "");
        }
        machine.set(Instant.now().minus(Duration.ofDays(1)));
        try (RunningGateway box = onMachine()) {
            tell(box, pulse(71));
            List<JsonObject> both = pulses(box, 2, "");
            assertThat(both).extracting(reading -> reading.getDouble("value")).containsExactly(70d, 71d);
            assertThat(both)
                    .extracting(reading -> Instant.parse(reading.getString("receivedAt")))
                    .isSorted();
            assertThat(box.get("/health/ready").body().getJsonObject("clock").getString("reason"))
                    .isEqualTo("behind_the_log");
        }
        assertThat(changes()).extracting(ClockChanged::cause).containsExactly(Cause.BEHIND_THE_LOG);
    }

    /** What the log says of the clock. */
    private List<ClockChanged> changes() throws Exception {
        List<ClockChanged> changes = new ArrayList<>();
        LogJournal journal =
                LogJournal.open(data, JournalSettings.DEFAULT, machine, machine, new House(RULES, machine.moment()));
        try (LogFollower log = journal.follow(new Place(journal.origin(), 0), Set.of(EntryClass.EVIDENCE))) {
            for (Optional<Logged> next = log.peek(); next.isPresent(); next = log.peek()) {
                if (next.get().entry() instanceof ClockChanged changed) {
                    changes.add(changed);
                }
                log.take();
            }
        }
        journal.close();
        return changes;
    }
}
