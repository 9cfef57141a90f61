// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import care.lares.sim.SystemTime;
import care.lares.sim.gateway.GatewayApi;
import care.lares.sim.gateway.GatewayException;
import care.lares.sim.gateway.GatewayProcess;
import care.lares.sim.gateway.LaresCommand;
import care.lares.sim.gateway.Ready;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Debian's own CoAP clients are devices: plain ones in a gateway for tests, one with a key in a configured gateway. */
@Timeout(300)
class LibcoapClientsIT {
    private static final String PLAIN = "coap-client-notls";
    private static final String DTLS = "coap-client-openssl";
    private static final LaresCommand LARES = BuiltLares.command();
    private static final SystemTime TIME = new SystemTime();

    @TempDir
    private Path directory;

    @BeforeAll
    static void needLibcoap() {
        if (!Files.isExecutable(Path.of("/usr/bin", PLAIN)) || !Files.isExecutable(Path.of("/usr/bin", DTLS))) {
            String missing = PLAIN + " is missing: apt install libcoap3-bin";
            if ("true".equals(System.getenv("CI"))) {
                fail(missing);
            }
            abort(missing);
        }
    }

    @Test
    void areDevicesOfAGatewayForTests() throws Exception {
        try (GatewayProcess gateway = LARES.devGateway(directory.resolve("data"), directory.resolve("log"), TIME)) {
            Ready ready = gateway.ready();
            String plain = "coap://127.0.0.1:" + ready.coap();
            assertThat(run(
                            PLAIN,
                            "-m",
                            "post",
                            "-t",
                            "50",
                            "-e",
                            "{\"kind\":\"heart_rate\",\"value\":72}",
                            plain + "/v1/readings?ep=wrist-1"))
                    .isEmpty();
            assertThat(run(
                            PLAIN,
                            "-m",
                            "post",
                            "-t",
                            "110",
                            "-e",
                            "[{\"n\":\"hr\",\"u\":\"beat/min\",\"v\":72}]",
                            plain + "/v1/readings?ep=wrist-1"))
                    .isEmpty();
            assertThat(run(PLAIN, "-m", "post", "-t", "110", "-e", "[]", plain + "/v1/readings?ep=wrist-1"))
                    .contains("4.00")
                    .contains("send an array of records");
            assertThat(run(PLAIN, "-m", "post", plain + "/v1/sos?ep=pendant-1")).isEmpty();
            assertThat(run(PLAIN, "-m", "get", plain + "/v1/feedback?ep=pendant-1"))
                    .contains("received");

            String key = ready.psk().orElseThrow();
            String secure = "coaps://127.0.0.1:" + ready.coaps();
            assertThat(run(DTLS, "-u", "pendant-2", "-k", key, "-m", "post", secure + "/v1/sos"))
                    .isEmpty();
            assertThat(run(DTLS, "-u", "pendant-2", "-k", key, "-m", "get", secure + "/v1/feedback"))
                    .contains("received");
            assertThat(next(ready)).isGreaterThan(4);
        }
    }

    @Test
    void storeNothingWithAWrongKeyOrIdentity() throws Exception {
        JsonNode enrolled = new ObjectMapper()
                .readTree(LARES.run(
                                "enrol",
                                "pendant-7",
                                "--psk",
                                "--json",
                                "--data",
                                directory.resolve("data").toString())
                        .out());
        String key = enrolled.path("devices").path(0).path("psk").asText();
        Path config = Files.writeString(directory.resolve("lares.yaml"), """
                data: %s/data
                ingest: {coap: {host: 127.0.0.1, port: 0}, coaps: {host: 127.0.0.1, port: 0}}
                http: {host: 127.0.0.1, port: 0}
                """.formatted(directory));
        try (GatewayProcess gateway = LARES.gateway(config, directory.resolve("log"), TIME)) {
            Ready ready = gateway.ready();
            String secure = "coaps://127.0.0.1:" + ready.coaps() + "/v1/sos";
            long before = next(ready);
            run(DTLS, "-B", "3", "-u", "pendant-7", "-k", "wrong", "-m", "post", secure);
            run(DTLS, "-B", "3", "-u", "pendant-8", "-k", key, "-m", "post", secure);
            assertThat(run(
                            PLAIN,
                            "-m",
                            "post",
                            "-t",
                            "50",
                            "-e",
                            "{\"kind\":\"motion\",\"value\":true}",
                            "coap://127.0.0.1:" + ready.coap() + "/v1/readings?ep=pendant-8"))
                    .contains("4.01");
            assertThat(next(ready)).isEqualTo(before);

            assertThat(run(DTLS, "-u", "pendant-7", "-k", key, "-m", "post", secure))
                    .isEmpty();
            long called = next(ready);
            assertThat(called).isGreaterThan(before);
            assertThat(run(PLAIN, "-m", "post", "coap://127.0.0.1:" + ready.coap() + "/v1/sos?ep=stranger"))
                    .contains("4.01");
            assertThat(next(ready))
                    .as("a stranger's call is an alarm, not only a counter")
                    .isGreaterThan(called);
        }
    }

    private static long next(Ready ready) throws GatewayException {
        return new GatewayApi(ready.http(), ready.token().orElse("")).health().next();
    }

    /** What a client prints, complaints as well. */
    private static String run(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return out.strip();
    }
}
