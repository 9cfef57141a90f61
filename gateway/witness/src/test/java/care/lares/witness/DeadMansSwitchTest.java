// SPDX-License-Identifier: Apache-2.0
package care.lares.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeadMansSwitchTest {
    private static final String LOG = "lares.local/one";
    private static final int LOOKS =
            (int) (DeadMansSwitch.SILENT_AFTER.toSeconds() / DeadMansSwitch.LOOK_EVERY.toSeconds());

    private final List<SilenceNews> told = new ArrayList<>();
    private boolean reached = true;
    private final DeadMansSwitch silence =
            new DeadMansSwitch(DeadMansSwitch.SILENT_AFTER, this::tell, () -> Instant.parse("2026-11-21T02:10:00Z"));

    private boolean tell(SilenceNews news) {
        told.add(news);
        return reached;
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            silence.look();
        }
    }

    @Test
    void aGatewayThatIsNotHeardForAQuarterOfAnHourIsToldOfOnce() {
        silence.expect(LOG);
        look(LOOKS - 1);
        assertThat(told).isEmpty();
        look(100);
        assertThat(told).hasSize(1);
        assertThat(told.get(0).json())
                .isEqualTo("{\"event\":\"silent\",\"log\":\"lares.local/one\",\"minutes\":15,"
                        + "\"at\":\"2026-11-21T02:10:00Z\",\"text\":\"The gateway has not been heard for 15 min: nobody"
                        + " there may be protected. Call or go there, then look after the gateway.\"}");
    }

    @Test
    void whoeverIsHeardIsNotToldOfAndWhoeverFallsSilentAgainIs() {
        silence.expect(LOG);
        for (int i = 0; i < 10; i++) {
            look(LOOKS - 1);
            silence.heard(LOG);
        }
        assertThat(told).isEmpty();
        look(LOOKS);
        silence.heard(LOG);
        look(LOOKS);
        assertThat(told).hasSize(2);
    }

    @Test
    void itIsToldAgainUntilSomebodyHasHeardOfIt() {
        silence.expect(LOG);
        reached = false;
        look(LOOKS + 4);
        assertThat(told).hasSize(5);
        reached = true;
        look(10);
        assertThat(told).hasSize(6);
    }

    @Test
    void eachAddressIsToldUntilItHasConfirmedAndNotOnceMore() throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        AtomicInteger status = new AtomicInteger(503);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            received.add(path + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(path.equals("/daughter") ? status.get() : 204, -1);
            exchange.close();
        });
        server.start();
        try {
            String at = "http://127.0.0.1:" + server.getAddress().getPort();
            FamilyCall family = new FamilyCall(List.of(URI.create(at + "/son"), URI.create(at + "/daughter")));
            SilenceNews news = new SilenceNews(LOG, 1, DeadMansSwitch.SILENT_AFTER, Instant.EPOCH);
            assertThat(family.test(news)).isFalse();
            status.set(200);
            assertThat(family.test(news)).isTrue();
            assertThat(received).hasSize(3);
            assertThat(received.get(0)).isEqualTo("/son " + news.json());
            assertThat(received.get(2)).startsWith("/daughter ");
            assertThat(family.test(new SilenceNews(LOG, 2, DeadMansSwitch.SILENT_AFTER, Instant.EPOCH)))
                    .isTrue();
            assertThat(received).as("the next silence is told to both").hasSize(5);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anAddressThatTellsStrangersIsRefused() {
        assertThat(FamilyCall.fault(URI.create("https://phone.example/x"))).isEmpty();
        assertThat(FamilyCall.fault(URI.create("http://127.0.0.1:9/x"))).isEmpty();
        assertThat(FamilyCall.fault(URI.create("http://phone.example/x"))).contains("not encrypted");
        assertThat(FamilyCall.fault(URI.create("nonsense"))).contains("no address");
    }
}
