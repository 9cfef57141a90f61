// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.anchor.witness;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.BackupEntry;
import care.lares.journal.Entry;
import care.lares.journal.PublishedCheckpoint;
import care.lares.journal.WitnessBook;
import care.lares.journal.check.AddCheckpoint;
import care.lares.journal.check.RefusedException;
import care.lares.sync.anchor.Answer;
import care.lares.sync.verify.TestWitness;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against a scripted witness, which says what real ones say, and what none should. */
class WitnessAnchorTest {
    private static final String ORIGIN = "lares.local/one";
    private static final String SIZE = "text/x.tlog.size";

    private final TestWitness witness = TestWitness.of("witness.example/w1");
    private final WitnessBook book = new WitnessBook();
    private final List<Entry> written = new ArrayList<>();
    private final List<AddCheckpoint> asked = new ArrayList<>();
    private final Deque<Scripted> script = new ArrayDeque<>();
    private HttpServer server;
    private final TestLogKey log = TestLogKey.of(ORIGIN);
    private final TreeMap<Long, String> own = new TreeMap<>();
    private String origin = ORIGIN;
    private String held = "";
    private boolean uplink = true;
    private boolean diaryWorks = true;

    /** What is answered next; the body is made of what was sent. */
    private record Scripted(int status, String type, UnaryOperator<String> body) {}

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void keepsACosignatureBeforeItCounts() throws InterruptedException {
        say(200, "text/plain", this::cosigned);
        assertThat(show(5)).isInstanceOf(Answer.Cosigned.class);
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0).oldSize()).isZero();
        assertThat(written).hasSize(1);
        assertThat(book.seenBy(ORIGIN, "witness.example/w1")).isEqualTo(5);
        assertThat(show(5)).as("asked no second time").isInstanceOf(Answer.Cosigned.class);
        assertThat(asked).hasSize(1);
    }

    @Test
    void provesFromWhatTheWitnessHasSeen() throws InterruptedException {
        say(200, "text/plain", this::cosigned);
        show(5);
        say(200, "text/plain", this::cosigned);
        assertThat(show(9)).isInstanceOf(Answer.Cosigned.class);
        assertThat(asked.get(1).oldSize()).isEqualTo(5);
        assertThat(asked.get(1).proof()).containsExactly(proofHash(5, 9));
    }

    /** A witness that was told, while its answer was lost with this gateway's power. */
    @Test
    void asksAgainFromTheSizeTheWitnessNames() throws InterruptedException {
        say(409, SIZE, sent -> "4\n");
        say(200, "text/plain", this::cosigned);
        assertThat(show(9)).isInstanceOf(Answer.Cosigned.class);
        assertThat(asked).extracting(AddCheckpoint::oldSize).containsExactly(0L, 4L);
        say(409, SIZE, sent -> "12\n");
        say(200, "text/plain", this::cosigned);
        assertThat(show(12)).isInstanceOf(Answer.Cosigned.class);
        assertThat(asked.get(3).proof()).as("nothing to prove").isEmpty();
    }

    @Test
    void isAlarmedWhenTheWitnessHasSeenMoreThanIsHere() throws InterruptedException {
        say(409, SIZE, sent -> "70\n");
        assertThat(((Answer.Refused) show(9)).why()).contains("seen 70 entries", "which has 9 here", "old copy");
        assertThat(written).isEmpty();
    }

    /** A number proves nothing, and neither does a note that this log never signed. */
    @Test
    void onlyANoteTheLogItselfSignedEndsTheLog() throws InterruptedException {
        own.put(9L, log.note(9, 1));
        held = TestLogKey.of(ORIGIN).note(70, 1);
        say(409, SIZE, sent -> "70\n");
        assertThat(show(9)).as("another key").isInstanceOf(Answer.Refused.class);
        held = log.note(9, 1);
        say(409, SIZE, sent -> "70\n");
        assertThat(show(9)).as("what is here as well").isInstanceOf(Answer.Refused.class);
        held = TestLogKey.of("lares.local/two").note(70, 1);
        say(409, SIZE, sent -> "70\n");
        assertThat(show(9)).as("another log").isInstanceOf(Answer.Refused.class);
        held = log.note(70, 1);
        say(409, SIZE, sent -> "70\n");
        assertThat(show(9)).isInstanceOfSatisfying(Answer.Overtaken.class, overtaken -> {
            assertThat(overtaken.origin()).isEqualTo(ORIGIN);
            assertThat(overtaken.ending().cause()).isEqualTo(BackupEntry.Cause.WITNESS);
            assertThat(overtaken.ending().by()).isEqualTo("witness.example/w1");
            assertThat(overtaken.ending().note()).contains(held);
            assertThat(overtaken.ending().reason()).contains("holds 70 entries of it, of which 9 are here");
        });
        assertThat(written).isEmpty();
    }

    /** An old copy that was put back and has grown beyond what the witness saw of the log it was taken from. */
    @Test
    void aForkThatHasGrownLongerEndsToo() throws InterruptedException {
        own.put(5L, log.note(5, 1));
        own.put(9L, log.note(9, 1));
        held = log.note(5, 2);
        say(422, "text/plain", sent -> "not proved\n");
        assertThat(show(9))
                .isInstanceOfSatisfying(
                        Answer.Overtaken.class,
                        overtaken -> assertThat(overtaken.ending().reason())
                                .contains("holds 5 entries of it, and others are here"));
    }

    @Test
    void goesNotInCirclesWithAWitnessThatNamesEverySize() throws InterruptedException {
        for (int i = 1; i < 9; i++) {
            int named = i;
            say(409, SIZE, sent -> named + "\n");
        }
        assertThat(show(9)).isInstanceOf(Answer.Unreached.class);
        assertThat(asked).hasSize(3);
    }

    @Test
    void countsNoCosignatureThatIsNotTheWitnesss() throws InterruptedException {
        TestWitness other = TestWitness.of("witness.example/w1");
        say(200, "text/plain", sent -> other.line(body(sent)) + "\n");
        assertThat(show(5)).isInstanceOf(Answer.Refused.class);
        say(200, "text/plain", sent -> witness.line("lares.local/one\n6\nAAAA\n") + "\n");
        assertThat(show(5)).isInstanceOf(Answer.Refused.class);
        say(200, "text/plain", sent -> "");
        assertThat(show(5)).isInstanceOf(Answer.Refused.class);
        say(200, "text/html", sent -> "<html>welcome</html>");
        assertThat(show(5)).isInstanceOf(Answer.Refused.class);
        assertThat(written).isEmpty();
    }

    @Test
    void picksItsOwnLineAmongOthers() throws InterruptedException {
        TestWitness other = TestWitness.of("witness.example/w2");
        say(200, "text/plain", sent -> other.line(body(sent)) + "\n" + witness.line(body(sent)) + "\n");
        Answer.Cosigned answer = (Answer.Cosigned) show(5);
        assertThat(answer.line()).startsWith("— witness.example/w1 ");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 422, 301})
    void aRefusalIsAMatterForPeople(int status) throws InterruptedException {
        say(status, "text/plain", sent -> "no, " + "x".repeat(5_000) + "\u0007");
        Answer.Refused refused = (Answer.Refused) show(5);
        assertThat(refused.why())
                .contains("answers " + status)
                .hasSizeLessThan(300)
                .doesNotContain("\u0007");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503})
    void aWitnessInTroubleIsTriedAgain(int status) throws InterruptedException {
        say(status, "text/html", sent -> "<html>");
        assertThat(show(5)).isInstanceOf(Answer.Unreached.class);
    }

    @Test
    void anotherRootIsAMatterForPeople() throws InterruptedException {
        say(409, "text/plain", sent -> "another root of size 5 was cosigned\n");
        assertThat(((Answer.Refused) show(5)).why()).contains("another root of size 5");
        say(409, SIZE, sent -> "0\n");
        assertThat(show(5)).as("the size that was sent").isInstanceOf(Answer.Refused.class);
        say(409, SIZE, sent -> "-4\n");
        assertThat(show(5)).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void readsNoEndlessAnswer() throws InterruptedException {
        say(200, "text/plain", sent -> "x".repeat(200_000));
        assertThat(((Answer.Unreached) show(5)).why()).contains("larger than 64 kB");
    }

    @Test
    void nothingLeavesWhileTheUplinkIsDown() throws InterruptedException {
        uplink = false;
        assertThat(show(5)).isEqualTo(new Answer.Unreached("the uplink is down"));
        assertThat(asked).isEmpty();
    }

    @Test
    void aWitnessThatIsNotThereIsNormal() throws InterruptedException {
        server.stop(0);
        assertThat(show(5)).isInstanceOf(Answer.Unreached.class);
    }

    @Test
    void doesNotCountWhatTheLogCannotTake() throws InterruptedException {
        diaryWorks = false;
        say(200, "text/plain", this::cosigned);
        assertThat(((Answer.Unreached) show(5)).why()).contains("the journal");
        diaryWorks = true;
        say(409, SIZE, sent -> "5\n");
        say(200, "text/plain", this::cosigned);
        assertThat(show(5)).isInstanceOf(Answer.Cosigned.class);
    }

    @Test
    void beginsAnewWithAnotherLog() throws InterruptedException {
        say(200, "text/plain", this::cosigned);
        show(50);
        say(200, "text/plain", this::cosigned);
        assertThat(anchor(Optional.of(witness)).show(checkpoint("lares.local/two", 3)))
                .as("not the log that is written to")
                .isInstanceOf(Answer.Underway.class);
        origin = "lares.local/two";
        anchor(Optional.of(witness)).show(checkpoint("lares.local/two", 3));
        assertThat(asked.get(1).oldSize()).isZero();
    }

    @Test
    void believesTheKeyAWitnessForTestsShows() throws InterruptedException {
        WitnessAnchor anchor = anchor(Optional.empty());
        say(200, "text/plain", sent -> witness.key().text() + "\n");
        say(200, "text/plain", this::cosigned);
        assertThat(anchor.show(checkpoint(ORIGIN, 5))).isInstanceOf(Answer.Cosigned.class);
    }

    private void say(int status, String type, UnaryOperator<String> body) {
        script.add(new Scripted(status, type, body));
    }

    private String cosigned(String sent) {
        return witness.line(body(sent)) + "\n";
    }

    private static String body(String sent) {
        String note = sent.substring(sent.indexOf("\n\n") + 2);
        return note.substring(0, note.indexOf("\n\n") + 1);
    }

    private Answer show(long size) throws InterruptedException {
        return anchor(Optional.of(witness)).show(checkpoint(ORIGIN, size));
    }

    private WitnessAnchor anchor(Optional<TestWitness> known) {
        LogProofs proofs = new LogProofs() {
            @Override
            public String verifierKey() {
                return log.key();
            }

            @Override
            public String origin() {
                return origin;
            }

            @Override
            public long published() {
                return own.isEmpty() ? 0 : own.lastKey();
            }

            @Override
            public CompletionStage<Optional<PublishedCheckpoint>> checkpoint(long size) {
                return CompletableFuture.completedFuture(
                        Optional.ofNullable(own.get(size)).map(note -> new PublishedCheckpoint(origin, size, note)));
            }

            @Override
            public CompletionStage<List<byte[]>> consistency(long oldSize, long size) {
                return CompletableFuture.completedFuture(
                        oldSize == 0 || oldSize == size ? List.of() : List.of(proofHash(oldSize, size)));
            }
        };
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        return new WitnessAnchor(
                new WitnessTarget("w1", url, known.map(TestWitness::key)),
                proofs,
                this::write,
                book,
                InstantSource.system(),
                () -> uplink);
    }

    private CompletableFuture<Long> write(Entry entry) {
        if (!diaryWorks) {
            return CompletableFuture.failedFuture(new IOException("full"));
        }
        written.add(entry);
        book.apply(entry);
        return CompletableFuture.completedFuture((long) written.size());
    }

    private static PublishedCheckpoint checkpoint(String origin, long size) {
        String root = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        return new PublishedCheckpoint(
                origin, size, origin + "\n" + size + "\n" + root + "\n\n— " + origin + " AAAAAAE=\n");
    }

    private static byte[] proofHash(long oldSize, long size) {
        byte[] hash = new byte[32];
        hash[0] = (byte) oldSize;
        hash[1] = (byte) size;
        return hash;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!sent.isEmpty()) {
                asked.add(AddCheckpoint.parse(sent.getBytes(StandardCharsets.UTF_8)));
            }
            Scripted next = exchange.getRequestURI().getPath().endsWith("/checkpoint")
                    ? new Scripted(held.isEmpty() ? 404 : 200, "text/plain", none -> held)
                    : script.remove();
            byte[] body = next.body().apply(sent).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", next.type());
            exchange.sendResponseHeaders(next.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (RefusedException e) {
            throw new IOException(e);
        }
    }
}
