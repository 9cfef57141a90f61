// SPDX-License-Identifier: Apache-2.0
package care.lares.witness;

import static org.assertj.core.api.Assertions.assertThat;

import care.lares.journal.check.AddCheckpoint;
import care.lares.journal.check.SignedCheckpoint;
import care.lares.journal.check.WitnessKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command and what it answers over HTTP, as a log from elsewhere meets it. */
class WitnessServerTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private final TestLog log = TestLog.of("lares.local/one");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void answersAsTheProtocolSays() {
        int status = run(
                url -> {
                    assertAnswer(post(url, log.request(0, 5)), 200, "text/plain; charset=utf-8");
                    HttpResponse<String> conflict = post(url, log.request(3, 9));
                    assertAnswer(conflict, 409, "text/x.tlog.size");
                    assertThat(conflict.body()).isEqualTo("5\n");
                    assertAnswer(post(url, log.forkedAt(2).request(5, 5)), 409, "text/plain; charset=utf-8");
                    assertAnswer(post(url, log.forkedAt(2).request(5, 9)), 422, "text/plain; charset=utf-8");
                    assertAnswer(post(url, TestLog.of("lares.local/two").request(0, 9)), 404, null);
                    assertAnswer(post(url, TestLog.of("lares.local/one").request(5, 9)), 403, null);
                    assertAnswer(post(url, TestLog.bytes("old 5\n\nrubbish")), 400, null);
                    assertAnswer(post(url, new byte[0]), 400, null);
                    assertAnswer(post(url, new byte[AddCheckpoint.MAX_BYTES + 1]), 413, null);
                    assertAnswer(get(url + "/add-checkpoint"), 405, null);
                    assertAnswer(get(url + "/elsewhere"), 404, null);
                    HttpResponse<String> cosigned = post(url, log.request(5, 300));
                    String key = get(url + "/").body().strip();
                    assertCosigned(log.note(300) + cosigned.body(), key);
                    HttpResponse<String> latest = get(url + "/" + WitnessFiles.name(log.origin()) + "/checkpoint");
                    assertThat(latest.body()).startsWith(log.note(300));
                    assertCosigned(latest.body(), key);
                },
                "--log",
                log.key().text(),
                "--json");
        assertThat(status).isZero();
        assertThat(out.toString())
                .startsWith("{\"ready\":true,\"url\":\"http://127.0.0.1:")
                .contains("\"logs\":1");
    }

    @Test
    void takesInALogThatSaysItsKeyWhenForTests() {
        run(
                url -> {
                    HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/add-checkpoint"))
                            .header(WitnessServer.KEY_HEADER, log.key().text())
                            .POST(BodyPublishers.ofByteArray(log.request(0, 5)))
                            .build();
                    assertAnswer(send(request), 200, null);
                    assertAnswer(post(url, log.request(5, 9)), 200, null);
                },
                "--dev",
                "--name",
                "witness.example/w1");
        assertThat(out.toString())
                .contains(
                        "witness witness.example/w1 listens at http://127.0.0.1:",
                        "  key          witness.example/w1+");
    }

    @Test
    void printsTheSameKeyBeforeAndAfterItRuns() throws Exception {
        assertThat(execute(server -> {}, "--data", directory.toString(), "--show-key"))
                .isZero();
        String key = out.toString().strip();
        assertThat(WitnessKey.parse(key).text()).isEqualTo(key);
        run(
                url -> assertThat(get(url + "/").body().strip()).isEqualTo(key),
                "--log",
                log.key().text());
    }

    @Test
    void saysInOneLineWhatIsMissing() {
        for (Map.Entry<String[], String> one : Map.of(
                        new String[] {"--data", directory.toString()}, "there is no log to watch: give --log VKEY",
                        new String[] {"--log", log.key().text()}, "where is the witness to keep its key: give --data",
                        new String[] {"--log", "nonsense", "--data", directory.toString()}, "cannot be used",
                        new String[] {"--bogus"}, "Unknown option",
                        new String[] {
                                    "--dev",
                                    "--data",
                                    directory.resolve("named").toString(),
                                    "--name",
                                    "a b"
                                },
                                "cannot be a witness",
                        new String[] {
                                    "--dev", "--data", directory.resolve("port").toString(), "--port", "99999"
                                },
                                "another --port")
                .entrySet()) {
            err.getBuffer().setLength(0);
            assertThat(execute(server -> {}, one.getKey())).isEqualTo(2);
            assertThat(err.toString())
                    .startsWith("lares: ")
                    .contains(one.getValue())
                    .hasLineCount(1);
        }
    }

    @Test
    void twoProcessesDoNotSignAsOneWitness() {
        run(
                url -> {
                    assertThat(execute(server -> {}, "--dev", "--data", directory.toString()))
                            .isEqualTo(2);
                    assertThat(err.toString()).contains("is in use by another witness");
                },
                "--dev");
    }

    @Test
    void doesNotStartWithADamagedKey() throws IOException {
        Files.writeString(directory.resolve("witness.key"), "rubbish\n");
        assertThat(execute(server -> {}, "--dev", "--data", directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("restore it from a backup").hasLineCount(1);
    }

    private interface Visit {
        void at(String url) throws Exception;
    }

    private int run(Visit visit, String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "--data";
        all[1] = directory.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return execute(
                server -> {
                    try {
                        visit.at("http://127.0.0.1:" + server.port());
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    } finally {
                        server.stop();
                    }
                },
                all);
    }

    private int execute(Consumer<WitnessServer> lifetime, String... arguments) {
        AssertionError[] failed = new AssertionError[1];
        CommandLine command = Main.command(server -> {
            try {
                lifetime.accept(server);
            } catch (AssertionError e) {
                failed[0] = e;
            }
        });
        int status = command.setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        if (failed[0] != null) {
            throw failed[0];
        }
        return status;
    }

    private static void assertCosigned(String note, String key) throws Exception {
        assertThat(SignedCheckpoint.parse(note).cosignature(WitnessKey.parse(key)))
                .isPresent();
    }

    private static void assertAnswer(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (type != null) {
            assertThat(answer.headers().firstValue("Content-Type")).contains(type);
        }
        assertThat(answer.body()).endsWith("\n").hasLineCount(1);
    }

    private static HttpResponse<String> post(String url, byte[] body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url + "/add-checkpoint"))
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HTTP.send(request, BodyHandlers.ofString());
    }
}
