// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import care.lares.domain.Moment;
import care.lares.journal.AnchorEntry.Attempted;
import care.lares.journal.AnchorEntry.Ledger;
import care.lares.journal.AnchorEntry.Settled;
import care.lares.journal.AnchorEntry.State;
import care.lares.journal.Entry;
import care.lares.journal.Entry.GatewayStarted;
import care.lares.journal.JournalListener;
import care.lares.journal.PublishedCheckpoint;
import care.lares.journal.check.SignedCheckpoint;
import care.lares.journal.store.JournalSettings;
import care.lares.journal.store.LogJournal;
import care.lares.pipeline.House;
import care.lares.rules.RuleSettings;
import care.lares.rules.book.RuleBook;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a receipt that claims to be anchored. */
class VerifyCommandTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Ledger LEDGER = new Ledger(31337, "9e".repeat(32), "c0".repeat(20), "9a".repeat(32));
    private static final String SENT = "7e".repeat(32);

    @TempDir
    Path dir;

    private final Terminal terminal = new Terminal();
    private Path receipt = Path.of("");

    @BeforeEach
    void anchored() throws Exception {
        House house = new House(new RuleBook(RuleSettings.DEFAULTS), new Moment(NOON, 0));
        try (LogJournal journal = LogJournal.open(
                dir.resolve("data"), JournalSettings.DEFAULT, InstantSource.system(), System::nanoTime, house)) {
            journal.start(new Deaf());
            receipt(journal, new GatewayStarted(NOON, "1", Duration.ZERO));
            PublishedCheckpoint checkpoint = journal.checkpoint().orElseThrow();
            String commit = HexFormat.of()
                    .formatHex(SignedCheckpoint.parse(checkpoint.note()).commit());
            receipt(journal, new Attempted(NOON, 7, commit, "00".repeat(32), checkpoint.note(), LEDGER, 0, SENT, "02"));
            receipt(journal, new Settled(NOON, 7, commit, State.FINAL, SENT, 1042, "b1".repeat(32)));
            receipt = Files.writeString(dir.resolve("anchored.tlog-proof"), receipt(journal, 0));
        }
    }

    @Test
    void offlineItIsSealedAndItsClaimIsSaidToBeUnasked() {
        assertThat(terminal.run("verify", receipt)).isZero();
        assertThat(terminal.out())
                .contains(
                        "VALID, sealed", "not asked: claims anchor 7 of chain 31337 in block 1042, final; give --rpc");

        assertThat(terminal.run("verify", "--json", receipt)).isZero();
        JsonObject first = terminal.json().getJsonArray("receipts").getJsonObject(0);
        assertThat(first.getString("tier")).isEqualTo("sealed");
        assertThat(first.getJsonObject("anchor").getBoolean("checked")).isFalse();
    }

    @Test
    void aLedgerThatDoesNotAnswerIsNoSuccess() {
        assertThat(terminal.run("verify", "--rpc", "http://127.0.0.1:1", receipt))
                .isEqualTo(1);
        assertThat(terminal.out()).contains("VALID, sealed", "not asked", "cannot be reached");
    }

    @Test
    void aLedgerWithoutTheContractRefusesTheReceipt() throws Exception {
        HttpServer node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext("/", exchange -> {
            JsonObject asked =
                    new JsonObject(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            String result = asked.getString("method").equals("eth_chainId") ? "0x7a69" : "0x";
            byte[] answer = new JsonObject()
                    .put("jsonrpc", "2.0")
                    .put("id", asked.getValue("id"))
                    .put("result", result)
                    .encode()
                    .getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        node.start();
        try {
            String url = "http://127.0.0.1:" + node.getAddress().getPort();
            assertThat(terminal.run("verify", "--rpc", url, receipt)).isEqualTo(1);
            assertThat(terminal.out()).contains("REFUSED, there is no contract at 0x" + LEDGER.contract());
        } finally {
            node.stop(0);
        }
    }

    @Test
    void measuresForTheBench() {
        assertThat(terminal.run("verify", "--seconds", "1", receipt)).isZero();
        assertThat(terminal.json().getBoolean("valid")).isTrue();
        assertThat(terminal.json().getLong("perSecond")).isPositive();
    }

    private static String receipt(LogJournal journal, Entry entry) throws Exception {
        return receipt(journal, journal.append(entry));
    }

    private static String receipt(LogJournal journal, long seq) throws Exception {
        return journal.receipt(seq)
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS)
                .orElseThrow()
                .text();
    }

    private static final class Deaf implements JournalListener {
        @Override
        public void durable(long size) {
            // Receipts are asked for, which wait for it.
        }

        @Override
        public void failing(String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void recovered() {
            // It never failed.
        }
    }
}
