// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import care.lares.sim.gateway.GatewayProcess;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.openqa.selenium.Keys;

/** A gateway of its own process with a few invented residents, and the hands of everyone around it. */
final class TestWard implements AutoCloseable {
    static final String CARER = "nora";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path directory;
    private GatewayProcess gateway;

    private TestWard(Path directory) {
        this.directory = directory;
    }

    static TestWard start(Path directory) throws Exception {
        var ward = new TestWard(directory);
        ward.run("0", "0");
        return ward;
    }

    /** Opens its page. */
    void open(Browser browser) {
        browser.open("http://127.0.0.1:" + http() + "/");
    }

    /** Opens its page and signs in with a code. */
    void enter(Browser browser, String code) {
        open(browser);
        browser.type("#code", code + Keys.ENTER);
    }

    /** Closes what was started, in this order; null: it was not. */
    static void end(AutoCloseable... parts) throws Exception {
        for (AutoCloseable part : parts) {
            if (part != null) {
                part.close();
            }
        }
    }

    private void run(String http, String mqtt) throws Exception {
        Path script = Path.of(System.getProperty("lares.root"), "lares");
        var command = new ProcessBuilder(
                script.toString(),
                "run",
                "--dev",
                "--clock",
                "manual",
                "--data",
                directory.resolve("data").toString(),
                "--http",
                http,
                "--mqtt",
                mqtt);
        command.environment().put("LARES_BUILD", "off");
        gateway = GatewayProcess.start(command, directory.resolve("gateway.log"), System::nanoTime);
    }

    int http() {
        return gateway.ready().http();
    }

    int coaps() {
        return gateway.ready().coaps();
    }

    int mqtt() {
        return gateway.ready().mqtt();
    }

    /** SIGKILL, and a new one at the same ports with what the old one had written. */
    void killAndRestart() throws Exception {
        String http = String.valueOf(http());
        String mqtt = String.valueOf(mqtt());
        gateway.kill();
        run(http, mqtt);
    }

    /** Three residents with a room each; the first has a pendant. */
    void registerResidents() throws Exception {
        List<String> names = List.of("Alma Ahl", "Bertil Bergdal", "Clara Ceder");
        for (int i = 1; i <= names.size(); i++) {
            created("places", "{'id':'room-%d','name':'Room %d'}".formatted(i, i));
            created(
                    "residents",
                    "{'id':'resident-%d','name':'%s','place':'room-%d'}".formatted(i, names.get(i - 1), i));
            created("devices", "{'id':'pendant-%d','resident':'resident-%d','driver':'native'}".formatted(i, i));
        }
    }

    /** A code for somebody who may have receipts as well. */
    String auditorsCode() throws Exception {
        return created(
                        "session/codes",
                        "{'person':'" + CARER
                                + "','scopes':['alarms:act','residents:read','readings:read','evidence:read']}")
                .path("code")
                .asText();
    }

    /** A code for somebody who may do this. */
    String code(String person, String... scopes) throws Exception {
        String given = "'" + String.join("','", scopes) + "'";
        return created("session/codes", "{'person':'" + person + "','scopes':[" + given + "]}")
                .path("code")
                .asText();
    }

    String code() throws Exception {
        return created("session/codes", "{'person':'" + CARER + "'}")
                .path("code")
                .asText();
    }

    /** Whatever is open ends: the next test finds a quiet ward. */
    void endAll() throws Exception {
        for (JsonNode alarm : get("alarms?state=open").path("items")) {
            post("alarms/" + alarm.path("id").asText() + "/end", "{'by':'dora','outcome':'nothing_found'}");
        }
    }

    void advanceClock(String by) throws Exception {
        HttpResponse<String> answer = post("dev/clock", "{'advance':'" + by + "'}");
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    JsonNode get(String path) throws Exception {
        HttpRequest request = request(path).build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** What the gateway says of itself. */
    JsonNode health() throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + http() + "/health/ready");
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        return JSON.readTree(answer.body());
    }

    private JsonNode created(String path, String body) throws Exception {
        HttpResponse<String> answer = post(path, body);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isIn(200, 201);
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> post(String path, String body) throws Exception {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    void put(String path, String body) throws Exception {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isIn(200, 201);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http() + "/api/v1/" + path))
                .header("Authorization", "Bearer " + gateway.ready().token().orElseThrow());
    }

    /** A device tells something, by Debian's client. */
    void tell(String device, String reading) throws Exception {
        List<String> command = List.of(
                "mosquitto_pub",
                "-q",
                "1",
                "-p",
                String.valueOf(mqtt()),
                "-i",
                device,
                "-t",
                "lares/v1/devices/" + device + "/readings",
                "-m",
                reading.replace('\'', '"'));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /** Whether a device may speak with this secret. */
    boolean speaks(String device, String secret) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + http() + "/api/v1/devices/" + device + "/readings"))
                .header("Authorization", "Bearer " + secret)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"kind\":\"battery\",\"value\":90}"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() / 100 == 2;
    }

    void pressPendant(int resident) throws Exception {
        tell("pendant-" + resident, "{'kind':'sos','value':true}");
    }

    @Override
    public void close() {
        gateway.close();
    }
}
