// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.coap;

import care.lares.domain.Ticks;
import care.lares.sim.link.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;

/** Opens lines over CoAP to one gateway. */
public final class CoapLinks implements AutoCloseable {
    /** Half of what RFC 7252 begins with: a device that calls for help must not wait two seconds after a lost packet. */
    private static final Duration FIRST_ACK_TIMEOUT = Duration.ofMillis(500);

    static {
        CoapConfig.register();
        UdpConfig.register();
        DtlsConfig.register();
    }

    private final Address address;
    private final Ticks ticks;
    private final Optional<Function<String, byte[]>> keys;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "coap-retries");
        thread.setDaemon(true);
        return thread;
    });
    private final List<CoapEndpoint> endpoints = new ArrayList<>();
    private Optional<CoapEndpoint> shared = Optional.empty();

    /** Lines to the gateway at this UDP address. */
    public CoapLinks(Address address, Security security, Ticks ticks) {
        this.address = address;
        this.ticks = ticks;
        this.keys = security.keys();
    }

    /** A device's line. */
    public synchronized CoapLink open(String device) {
        var client = new CoapClient(
                keys.isPresent()
                        ? "coaps://" + address + "/v1/readings"
                        : "coap://" + address + "/v1/readings?ep=" + device);
        client.setEndpoint(keys.map(known -> own(device, known.apply(device))).orElseGet(this::plain));
        client.useCONs();
        return new CoapLink(client, timer, ticks);
    }

    /** Plain CoAP names the device in each request, so that all of them can share one socket. */
    private CoapEndpoint plain() {
        if (shared.isEmpty()) {
            shared = Optional.of(opened(
                    CoapEndpoint.builder().setConfiguration(configuration()).build()));
        }
        return shared.get();
    }

    private CoapEndpoint own(String identity, byte[] key) {
        Configuration configuration = configuration();
        var dtls = DtlsConnectorConfig.builder(configuration)
                .setAdvancedPskStore(new AdvancedSinglePskStore(identity, key))
                .build();
        return opened(CoapEndpoint.builder()
                .setConfiguration(configuration)
                .setConnector(new DTLSConnector(dtls))
                .build());
    }

    private CoapEndpoint opened(CoapEndpoint endpoint) {
        endpoints.add(endpoint);
        return endpoint;
    }

    private static Configuration configuration() {
        return Configuration.createStandardWithoutFile()
                .set(CoapConfig.ACK_TIMEOUT, (int) FIRST_ACK_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .set(CoapConfig.PROTOCOL_STAGE_THREAD_COUNT, 1)
                .set(UdpConfig.UDP_RECEIVER_THREAD_COUNT, 1)
                .set(UdpConfig.UDP_SENDER_THREAD_COUNT, 1)
                .set(DtlsConfig.DTLS_ROLE, DtlsConfig.DtlsRole.CLIENT_ONLY)
                .set(DtlsConfig.DTLS_CONNECTOR_THREAD_COUNT, 1);
    }

    /** Sends nothing more. */
    @Override
    public synchronized void close() {
        timer.shutdownNow();
        endpoints.forEach(CoapEndpoint::destroy);
    }
}
