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

/** A device that speaks CoAP: one socket, and over DTLS one connection. */
public final class CoapDevice implements AutoCloseable {
    /** The content format of native JSON. */
    private static final int NATIVE = 50;

    private final CoapEndpoint endpoint;
    private final String gateway;
    private final String query;

    private CoapDevice(CoapEndpoint endpoint, String gateway, String query) throws Exception {
        this.endpoint = endpoint;
        this.gateway = gateway;
        this.query = query;
        endpoint.start();
    }

    /** One that says its name and proves nothing. */
    public static CoapDevice plain(String from, int coapPort, String name) throws Exception {
        CoapEndpoint endpoint = CoapEndpoint.builder()
                .setConfiguration(CoapSettings.configuration())
                .setInetSocketAddress(new InetSocketAddress(from, 0))
                .build();
        return new CoapDevice(endpoint, "coap://127.0.0.1:" + coapPort, "?ep=" + name);
    }

    /** One that has a key, be it the right one or not. */
    public static CoapDevice overDtls(String from, int coapsPort, String identity, String key) throws Exception {
        Configuration config = new Configuration(CoapSettings.configuration())
                .set(DtlsConfig.DTLS_ROLE, DtlsRole.CLIENT_ONLY)
                .set(DtlsConfig.DTLS_MAX_CONNECTIONS, 8);
        DtlsConnectorConfig connector = DtlsConnectorConfig.builder(config)
                .setAddress(new InetSocketAddress(from, 0))
                .setAdvancedPskStore(new AdvancedSinglePskStore(identity, key.getBytes(StandardCharsets.UTF_8)))
                .build();
        CoapEndpoint endpoint = CoapEndpoint.builder()
                .setConfiguration(config)
                .setConnector(new DTLSConnector(connector))
                .build();
        return new CoapDevice(endpoint, "coaps://127.0.0.1:" + coapsPort, "");
    }

    /** What a press was answered; empty when nothing came in time. */
    public Optional<ResponseCode> press(Duration within) throws Exception {
        return post("/v1/sos", "", NATIVE, within);
    }

    /** What native JSON was answered; empty when nothing came in time. */
    public Optional<ResponseCode> send(String reading, Duration within) throws Exception {
        return send(reading, NATIVE, within);
    }

    /** What a reading that says this content format was answered; empty when nothing came in time. */
    public Optional<ResponseCode> send(String reading, int format, Duration within) throws Exception {
        return post("/v1/readings", reading, format, within);
    }

    private Optional<ResponseCode> post(String path, String payload, int format, Duration within) throws Exception {
        try {
            CoapResponse answer = new CoapClient(gateway + path + query)
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
