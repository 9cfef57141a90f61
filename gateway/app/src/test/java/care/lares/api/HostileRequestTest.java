// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client library sends: every one of them gets an answer of the 400s, and the next caller is served. */
@Timeout(300)
class HostileRequestTest {
    private static final String ADMIN = "Authorization: Bearer " + ApiHarness.ADMIN + "\r\n";

    private ApiHarness gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = new ApiHarness();
    }

    @AfterEach
    void stop() throws Exception {
        assertThat(gateway.client().get("/health/live").statusCode()).isEqualTo(200);
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|GET /api/v1/readings?%zz=1 HTTP/1.1",
                "400|GET /api/v1/readings?kind=%e0%80 HTTP/1.1",
                "404|GET /api/v1/residents/%2e%2e%2f%2e%2e HTTP/1.1",
                "404|GET /api/v1/../../etc/passwd HTTP/1.1",
                "404|GET /api/v1/residents/%00 HTTP/1.1",
                "404|GET //api//v1//nothing HTTP/1.1",
                "400|GET /api/v1/residents/%zz HTTP/1.1",
                "405|FOO /api/v1/residents HTTP/1.1",
                "405|TRACE /api/v1/residents HTTP/1.1",
                "404|FOO /elsewhere HTTP/1.1",
                "400|nonsense",
            })
    void answersRequestLinesWithAProblem(int status, String line) throws Exception {
        assertThat(status(line + "\r\nHost: x\r\n" + ADMIN + "\r\n")).as(line).isEqualTo(status);
    }

    @Test
    void refusesHeadersAndAddressesThatAreTooLong() throws Exception {
        String huge = "X-Padding: " + "x".repeat(9_000) + "\r\n";
        assertThat(status("GET /health/live HTTP/1.1\r\nHost: x\r\n" + huge + "\r\n"))
                .isEqualTo(431);
        String many = "X-Pad: xxxxxxxxxx\r\n".repeat(1_000);
        assertThat(status("GET /health/live HTTP/1.1\r\nHost: x\r\n" + many + "\r\n"))
                .isEqualTo(431);
        assertThat(status("GET /" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .isEqualTo(414);
    }

    @Test
    void refusesBodiesThatLieAboutTheirLength() throws Exception {
        String post = "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
        assertThat(status(post + "Content-Length: 99999999999999999\r\n\r\n")).isEqualTo(413);
        assertThat(status(post + "Content-Length: 999999999999999999999999\r\n\r\n"))
                .isBetween(400, 413);
        assertThat(status(post + "Content-Length: -5\r\n\r\n{}")).isBetween(400, 413);
        assertThat(status(post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"))
                .isEqualTo(400);
        String chunk = "4000\r\n" + " ".repeat(0x4000) + "\r\n";
        assertThat(status(post + "Transfer-Encoding: chunked\r\n\r\n" + chunk + chunk + "0\r\n\r\n"))
                .isEqualTo(413);
        assertThat(status("GET /health/live HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
                .isEqualTo(400);
    }

    @Test
    void aLengthThatIsNoneIsABadRequest() throws Exception {
        String post = "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
        assertThat(status(post + "Content-Length: \r\n\r\n{}")).isEqualTo(400);
    }

    @Test
    void aLengthOfManyZerosIsALength() throws Exception {
        String post = "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n";
        assertThat(status(post + "Content-Length: 00000000000000000000002\r\n\r\n{}"))
                .isEqualTo(415);
    }

    @Test
    void aBodyThatBreaksOffCostsOnlyItsOwnConnection() throws Exception {
        String post = "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
        assertThat(everything(post + "Transfer-Encoding: chunked\r\n\r\nno number\r\n"))
                .isEmpty();
        assertThat(everything(post + "Content-Length: 500\r\n\r\n{\"code\":")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "415|Content-Type: application/json / Content-Encoding: gzip",
                "415|Content-Type: application/json; charset=utf-16",
                "415|Content-Type: application/json; charset=klingon",
                "401|Content-Type: application/json; charset=\"UTF-8\" / Content-Encoding: identity",
                "401|Content-Type: application/json;charset=iso-8859-1",
                "417|Content-Type: application/json / Expect: a-miracle",
                "501|Content-Type: application/json / Transfer-Encoding: gzip, chunked",
                "501|Content-Type: application/json / Transfer-Encoding: identity",
                "400|Content-Type: application/json / Host: y",
            })
    void saysWhyABodyIsNotRead(int status, String headers) throws Exception {
        String body = "{\"code\":\"nobody-has-this\"}";
        String length = headers.contains("Transfer") ? "" : "Content-Length: " + body.length() + "\r\n";
        String said = headers.replace(" / ", "\r\n") + "\r\n";
        String answer = everything("POST /api/v1/session HTTP/1.1\r\nHost: x\r\n" + said + length + "\r\n" + body);
        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("application/problem+json");
        assertThat(answer.contains("Accept-Encoding: identity")).isEqualTo(headers.contains("gzip") && status == 415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n",
                "GET /health/live HTTP/1.1\r\nHost: x\r\n",
                "POST /elsewhere HTTP/1.1\r\nHost: x\r\n",
            })
    void whoeverGoesOnSendingAfterTheAnswerIsHungUpOn(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", gateway.port)) {
            send(socket, request + "Transfer-Encoding: chunked\r\n\r\n");
            byte[] chunk = ("4000\r\n" + " ".repeat(0x4000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            assertThatThrownBy(() -> {
                        while (true) {
                            socket.getOutputStream().write(chunk);
                            Thread.sleep(10);
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    @Test
    void aDeeplyNestedBodyIsOnlyABadRequest() throws Exception {
        String deep = "{\"code\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        assertThat(status(
                        "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                                + deep.length() + "\r\n\r\n" + deep))
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void garbledQueriesNeverBreakIt(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            String query = garbled(random, "?kind=heart_rate&from=2026-11-21T02:10:00Z&limit=5&device=a&after=eA");
            int status = status("GET /api/v1/readings" + query + " HTTP/1.1\r\nHost: x\r\n" + ADMIN + "\r\n");
            assertThat(status).as("seed %s: %s", seed, query).isIn(200, 400, 404);
        }
    }

    private static String garbled(Random random, String text) {
        StringBuilder garbled = new StringBuilder(text);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = 1 + random.nextInt(garbled.length() - 1);
            garbled.setCharAt(at, (char) (0x21 + random.nextInt(0x5e)));
        }
        return garbled.toString();
    }

    /** What is answered to someone who says nothing more. */
    private String everything(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", gateway.port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** It may answer and hang up before it was told all. */
    private static void send(Socket socket, String request) {
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        } catch (IOException hungUp) {
            assertThat(hungUp).isInstanceOf(SocketException.class);
        }
    }

    private int status(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", gateway.port)) {
            socket.setSoTimeout(60_000);
            send(socket, request);
            InputStream in = socket.getInputStream();
            byte[] head = in.readNBytes(12);
            return Integer.parseInt(new String(head, StandardCharsets.US_ASCII).substring(9));
        }
    }
}
