// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.AnchorEntry.Attempted;
import care.lares.journal.AnchorEntry.Ledger;
import care.lares.journal.AnchorEntry.Settled;
import care.lares.journal.AnchorEntry.State;
import care.lares.journal.Entry.AlarmChanged;
import care.lares.journal.EntryClass;
import care.lares.journal.GaveWay;
import care.lares.journal.GivenUpException;
import care.lares.journal.ProofEntry.Witnessed;
import care.lares.journal.Receipt;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EvidenceRoutesTest {
    private static final Ledger LEDGER = new Ledger(31337, "9e".repeat(32), "c0".repeat(20), "9a".repeat(32));
    private static final String ZERO = "00".repeat(32);

    private ApiHarness gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = new ApiHarness();
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void aGatewayWithoutALedgerHasNoAnchors() throws Exception {
        assertThat(gateway.admin().json("/api/v1/anchors").getJsonArray("items"))
                .isEmpty();
    }

    @Test
    void roomIsNotSaidToBeThereBeforeAnybodyLooked() throws Exception {
        assertThat(gateway.admin().json("/api/v1/storage").getString("level")).isEqualTo("unknown");
    }

    @Test
    void anchorsSayHowFarEachHasComeAndNoFurther() throws Exception {
        for (long epoch = 1; epoch <= 5; epoch++) {
            gateway.know(attempted(epoch));
        }
        gateway.know(settled(1, State.FINAL));
        gateway.know(settled(2, State.MINED));
        gateway.know(settled(3, State.MINED));
        gateway.know(settled(3, State.GONE));
        gateway.know(settled(4, State.FOREIGN));

        JsonArray items = gateway.admin().json("/api/v1/anchors").getJsonArray("items");
        assertThat(items.stream().map(one -> ((JsonObject) one).getString("state")))
                .containsExactly("attempted", "foreign", "attempted", "mined", "final");
        JsonObject last = items.getJsonObject(4);
        assertThat(last.getLong("epoch")).isEqualTo(1);
        assertThat(last.getLong("block")).isEqualTo(1042);
        assertThat(last.getLong("size")).isEqualTo(101);
        assertThat(last.getString("transaction")).isEqualTo("0x" + "7e".repeat(32));
        assertThat(last.getString("commit")).isEqualTo("0x" + "01".repeat(32));
        assertThat(items.getJsonObject(2).getValue("block")).isNull();
    }

    @Test
    void anchorsComeInPages() throws Exception {
        for (long epoch = 1; epoch <= 5; epoch++) {
            gateway.know(attempted(epoch));
        }
        JsonObject first = gateway.admin().json("/api/v1/anchors?limit=3");
        JsonObject second = gateway.admin().json("/api/v1/anchors?limit=3&after=" + first.getString("next"));
        assertThat(first.getJsonArray("items").getJsonObject(2).getLong("epoch"))
                .isEqualTo(3);
        assertThat(second.getJsonArray("items").getJsonObject(0).getLong("epoch"))
                .isEqualTo(2);
        assertThat(second.getValue("next")).isNull();
    }

    @Test
    void aCheckpointNamesWhoCosignedIt() throws Exception {
        String line = "— witness.example/w1 AAAA";
        gateway.know(new Witnessed(gateway.now, "witness.example/w1", "lares.local/0", 40, ZERO, line));
        JsonObject newest = gateway.admin()
                .json("/api/v1/checkpoints")
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(newest.getJsonArray("witnesses")).containsExactly("witness.example/w1");
        assertThat(newest.getString("note")).endsWith(line + "\n");
    }

    @Test
    void aReceiptComesWithTheTierTheGatewayKnows() throws Exception {
        assertThat(gateway.admin().get("/api/v1/receipts/42").headers().firstValue("Lares-Tier"))
                .contains("sealed");
        gateway.journal.receipts =
                CompletableFuture.completedFuture(Optional.of(new Receipt("receipt of 42\n", "witnessed 2")));
        assertThat(gateway.admin().get("/api/v1/receipts/42").headers().firstValue("Lares-Tier"))
                .contains("witnessed 2");
    }

    @Test
    void whatGaveWayIsGoneAndSaidToBeWithWhyAndWhen() throws Exception {
        GaveWay said = new GaveWay(
                gateway.now,
                gateway.journal.origin(),
                EntryClass.VITAL,
                10,
                90,
                60,
                GaveWay.Reason.SPACE,
                gateway.now.minus(Duration.ofDays(3)),
                gateway.now.minus(Duration.ofDays(2)));
        gateway.know(said);
        gateway.journal.receipts = CompletableFuture.failedFuture(new GivenUpException(said));
        HttpResponse<String> receipt = gateway.admin().get("/api/v1/receipts/42");
        assertThat(receipt.statusCode()).isEqualTo(410);
        assertThat(new JsonObject(receipt.body()).getString("detail"))
                .contains("given up to make room, at " + gateway.now.truncatedTo(ChronoUnit.SECONDS));

        assertThat(gateway.admin().json("/api/v1/readings").getJsonArray("givenUp"))
                .hasSize(1);
        JsonArray then = gateway.admin()
                .json("/api/v1/readings?from=" + said.from().minusSeconds(9) + "&to=" + said.from())
                .getJsonArray("givenUp");
        assertThat(then.getJsonObject(0).getString("reason")).isEqualTo("space");
        assertThat(then.getJsonObject(0).getString("class")).isEqualTo("vital");
        assertThat(then.getJsonObject(0).getInteger("count")).isEqualTo(60);
        assertThat(gateway.admin()
                        .json("/api/v1/readings?from=" + said.until().plusSeconds(1))
                        .getJsonArray("givenUp"))
                .isEmpty();
    }

    @Test
    void everyStepOfAnAlarmHasItsEntry() throws Exception {
        gateway.tell("band-3", "{\"kind\":\"sos\",\"value\":true}");
        String id = gateway.admin()
                .json("/api/v1/alarms")
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        JsonArray entries =
                gateway.admin().json("/api/v1/alarms/" + id + "/entries").getJsonArray("items");
        JsonObject first = entries.getJsonObject(0);
        assertThat(first.getString("event")).isEqualTo("raised");
        assertThat(first.getString("origin")).isEqualTo(gateway.journal.origin());
        assertThat(gateway.journal.entries.get(first.getInteger("seq"))).isInstanceOf(AlarmChanged.class);
        assertThat(gateway.admin()
                        .get("/api/v1/alarms/" + "0".repeat(32) + "/entries")
                        .statusCode())
                .isEqualTo(404);
    }

    private Attempted attempted(long epoch) {
        String note = "lares.local/0\n" + (100 + epoch) + "\n" + "A".repeat(43) + "=\n\n— lares.local/0 AAAAAAAA\n";
        return new Attempted(gateway.now, epoch, commit(epoch), ZERO, note, LEDGER, epoch, "7e".repeat(32), "02f8");
    }

    private Settled settled(long epoch, State state) {
        return new Settled(gateway.now, epoch, commit(epoch), state, "7e".repeat(32), 1042, "b1".repeat(32));
    }

    private static String commit(long epoch) {
        return ("0" + epoch).repeat(32);
    }
}
