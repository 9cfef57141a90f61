// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.exception.ConnectorException;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;

/** A device that speaks CoAP over DTLS with a key: one socket, one connection. */
public final class DtlsDevice implements AutoCloseable {
    private final CoapEndpoint endpoint;
    private final String gateway;

    private DtlsDevice(int coapsPort, String from, String identity, String key) throws Exception {
        Configuration config = new Configuration(CoapSettings.configuration())
                .set(DtlsConfig.DTLS_ROLE, DtlsRole.CLIENT_ONLY)
                .set(DtlsConfig.DTLS_MAX_CONNECTIONS, 8);
        DtlsConnectorConfig connector = DtlsConnectorConfig.builder(config)
                .setAddress(new InetSocketAddress(from, 0))
                .setAdvancedPskStore(new AdvancedSinglePskStore(identity, key.getBytes(StandardCharsets.UTF_8)))
                .build();
        this.endpoint = CoapEndpoint.builder()
                .setConfiguration(config)
                .setConnector(new DTLSConnector(connector))
                .build();
        this.gateway = "coaps://127.0.0.1:" + coapsPort;
        endpoint.start();
    }

    /** One on this machine. */
    public static DtlsDevice at(int coapsPort, String identity, String key) throws Exception {
        return from("127.0.0.1", coapsPort, identity, key);
    }

    /** One with an address of its own. */
    public static DtlsDevice from(String address, int coapsPort, String identity, String key) throws Exception {
        return new DtlsDevice(coapsPort, address, identity, key);
    }

    /** What it was answered; empty when nothing came in time. */
    public Optional<ResponseCode> post(String path, String payload, int format, Duration within) throws Exception {
        try {
            CoapResponse answer = new CoapClient(gateway + path)
                    .setEndpoint(endpoint)
                    .setTimeout(within.toMillis())
                    .post(payload, format);
            return Optional.ofNullable(answer).map(CoapResponse::getCode);
        } catch (ConnectorException refused) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        endpoint.destroy();
    }
}
