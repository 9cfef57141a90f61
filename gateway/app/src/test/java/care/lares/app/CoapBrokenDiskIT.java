// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.lares.ingest.mqtt.Client;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fails costs a CoAP device its acknowledgement, never its call. */
class CoapBrokenDiskIT {
    /** Longer than the gateway waits for its disk before it says that it has failed. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path data;

    private final FailingDisk disk = new FailingDisk();

    @Test
    void tellsOfTheCallAtOnceAndSaysThatItIsNotStored() throws Exception {
        CoapEndpoint endpoint = CoapEndpoint.builder()
                .setConfiguration(new Configuration(CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS))
                .build();
        endpoint.start();
        try (RunningGateway lares = new RunningGateway(data, disk)) {
            Client watch =
                    new Client(lares.gateway.mqttPort(), "watch").connect().subscribe("lares/v1/alarms/#");
            CoapClient sos = new CoapClient("coap://127.0.0.1:" + lares.gateway.coapPort() + "/v1/sos?ep=pendant-1")
                    .setEndpoint(endpoint)
                    .setTimeout(PATIENCE.toMillis());
            disk.fail("No space left on device");
            CoapResponse answer = sos.post("", 0);

            assertThat(answer.getCode()).isEqualTo(ResponseCode.SERVICE_UNAVAILABLE);
            assertThat(answer.getOptions().getMaxAge()).isPositive();
            await().until(() ->
                    watch.heard.stream().anyMatch(heard -> heard.payload().contains("\"kind\":\"sos\"")));
            disk.heal();
            await().atMost(PATIENCE).until(() -> sos.post("", 0).getCode() == ResponseCode.CHANGED);
            watch.vanish();
        } finally {
            endpoint.destroy();
        }
    }
}
