// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A house with few places, and many who come. */
@Timeout(60)
class CrowdTest {
    private static final int SENT_AWAY = 256;
    private static final Duration SOON = Duration.ofMillis(250);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String ASKED = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String BEGUN = "GET /health/live HTTP/1.1\r\nX-Slow: ";

    private final List<Socket> sockets = new ArrayList<>();
    private ApiHarness gateway;

    @AfterEach
    void stop() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
        gateway.close();
    }

    @Test
    void allWhoComeAtOnceAreAnswered() throws Exception {
        gateway = new ApiHarness(new Welcome(4, 20, SENT_AWAY, SOON, LONG, LONG));
        for (int i = 0; i < 24; i++) {
            comes("127.0.0.1", ASKED);
        }
        for (Socket socket : sockets) {
            assertThat(answer(socket)).startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                BEGUN,
                "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{",
            })
    void theNextCallerIsServedBesideManyWhoNeverFinishAsking(String begun) throws Exception {
        gateway = new ApiHarness(new Welcome(4, 40, SENT_AWAY, SOON, LONG, LONG));
        for (int i = 0; i < 20; i++) {
            comes("127.0.0.1", begun);
        }
        assertThat(answer(comes("127.0.0.1", ASKED))).startsWith("HTTP/1.1 200");
    }

    @Test
    void whoHoldsMostMakesWayForAnotherAddress() throws Exception {
        gateway = new ApiHarness(new Welcome(4, 4, SENT_AWAY, LONG, LONG, LONG));
        for (int i = 0; i < 8; i++) {
            comes("127.0.0.2", BEGUN);
        }
        assertThat(answer(comes("127.0.0.1", ASKED))).startsWith("HTTP/1.1 200");
    }

    @Test
    void soItDoesWhenTheLobbyIsFullTooAndManyAreBeingSentAway() throws Exception {
        gateway = new ApiHarness(new Welcome(4, 4, SENT_AWAY, LONG, LONG, LONG));
        for (int i = 0; i < 4 + 4 + SENT_AWAY; i++) {
            comes("127.0.0.2", "");
        }
        assertThat(answer(comes("127.0.0.1", ASKED))).startsWith("HTTP/1.1 200");
    }

    @Test
    void whoIsTooManyIsToldToComeBack() throws Exception {
        gateway = new ApiHarness(new Welcome(2, 1, SENT_AWAY, LONG, SOON, LONG));
        comes("127.0.0.1", BEGUN);
        comes("127.0.0.1", BEGUN);
        for (int i = 0; i < 3; i++) {
            String answer = rest(comes("127.0.0.1", ASKED));
            assertThat(answer)
                    .startsWith("HTTP/1.1 503")
                    .contains("application/problem+json", "Retry-After: 5", "come back later")
                    .containsIgnoringCase("connection: close");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                BEGUN,
                "G",
                "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{",
            })
    void aRequestThatStopsHalfWayIsTold(String begun) throws Exception {
        gateway = new ApiHarness(new Welcome(4, 4, SENT_AWAY, SOON, SOON, SOON));
        String answer = rest(comes("127.0.0.1", begun));
        assertThat(answer).startsWith("HTTP/1.1 408").contains("application/problem+json", "\"status\":408");
    }

    @Test
    void soIsTheSecondOnOneConnection() throws Exception {
        gateway = new ApiHarness(new Welcome(4, 4, SENT_AWAY, SOON, SOON, SOON));
        Socket again = comes("127.0.0.1", ASKED);
        assertThat(answer(again)).startsWith("HTTP/1.1 200");
        again.getOutputStream().write(BEGUN.getBytes(StandardCharsets.US_ASCII));
        assertThat(rest(again)).contains("HTTP/1.1 408");
    }

    @Test
    void whoSaysNothingIsLeftInPeaceWhileThereIsRoom() throws Exception {
        gateway = new ApiHarness(new Welcome(4, 4, SENT_AWAY, SOON, SOON, SOON));
        Socket quiet = comes("127.0.0.1", ASKED);
        assertThat(answer(quiet)).startsWith("HTTP/1.1 200");
        TimeUnit.MILLISECONDS.sleep(Welcome.looks(SOON) * 3 * Welcome.LOOK_EVERY.toMillis());
        quiet.getOutputStream()
                .write(ASKED.replace("Host", "Connection: close\r\nHost").getBytes(StandardCharsets.US_ASCII));
        assertThat(rest(quiet)).contains("HTTP/1.1 200");
    }

    private Socket comes(String from, String says) throws IOException {
        Socket socket = new Socket("127.0.0.1", gateway.port, InetAddress.getByName(from), 0);
        sockets.add(socket);
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(says.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    }

    /** What comes until the gateway hangs up. */
    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
}
