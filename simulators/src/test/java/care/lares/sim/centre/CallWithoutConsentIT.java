// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.sim.gateway.LaresCommand;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 5, whole: gateway and centre in processes of their own, every consent withdrawn, and a ledger that hangs. */
class CallWithoutConsentIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CONSENTED = "71";
    private static final String WITHHELD = "113";

    private final LaresCommand lares = new LaresCommand(Path.of(System.getProperty("lares.root"), "lares"));

    @TempDir
    private Path directory;

    @Test
    void aCallReachesTheCentreWithNameAndAddressAndTheNextSummaryDoesNotLeave() throws Exception {
        try (ServerSocket deadLedger = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                TestCentreProcess centre = TestCentreProcess.start(lares, directory, HttpClient.newHttpClient());
                TestHouse house = TestHouse.start(lares, directory, elsewhere(centre, deadLedger))) {
            house.post(
                    "/api/v1/consents",
                    "{\"id\":\"c-1\",\"resident\":\"greta\",\"recipient\":\"county\",\"purpose\":\"care\",\"named\":true}");
            house.tell(TestHouse.STRAP, "{\"kind\":\"heart_rate\",\"value\":" + CONSENTED + "}");
            await().atMost(PATIENCE)
                    .until(() -> centre.held("Observation"), held -> held.contains(measured(CONSENTED)));
            await().atMost(PATIENCE)
                    .until(() -> house.lane("vitals").path("pending").asInt() == 0);

            house.withdraw("c-1");
            long before = house.lane("vitals").path("withheld").asLong();
            house.tell(TestHouse.STRAP, "{\"kind\":\"heart_rate\",\"value\":" + WITHHELD + "}");
            house.tell(TestHouse.PENDANT, "{\"kind\":\"sos\",\"value\":true}");

            await().atMost(PATIENCE)
                    .until(() -> centre.held("Communication"), held -> held.contains(TestHouse.ALLERGY));
            assertThat(centre.held("Patient")).contains(TestHouse.NAME);
            assertThat(centre.held("Location")).contains("Birkenweg 12");
            await().atMost(PATIENCE)
                    .until(() -> house.lane("vitals").path("withheld").asLong() > before);
            assertThat(centre.held("Observation")).contains(measured(CONSENTED)).doesNotContain(measured(WITHHELD));
            assertThat(house.api().get("/api/v1/anchors").json().path("items"))
                    .noneMatch(CallWithoutConsentIT::reached);
        }
    }

    /** As a quantity: the digits alone may stand in any identifier. */
    private static String measured(String value) {
        return "\"value\":" + value;
    }

    private static boolean reached(JsonNode anchor) {
        return !anchor.path("state").asText().equals("attempted");
    }

    private String elsewhere(TestCentreProcess centre, ServerSocket ledger) {
        return """
                centre: {name: county, url: "%s", token-file: "%s", every: 4s, heartbeat: 5s}
                ledger: {rpc: "http://127.0.0.1:%d", contract: "0x%s", chain-id: 1337, every: 10s}
                """.formatted(centre.url(), centre.token(directory), ledger.getLocalPort(), "c0".repeat(20));
    }
}
