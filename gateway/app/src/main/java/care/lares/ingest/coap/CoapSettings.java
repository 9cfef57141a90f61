// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.coap;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.dtls.cipher.CipherSuite;

/** Californium's settings: bounded where its defaults are made for a server with gigabytes. */
final class CoapSettings {
    /** With a shared key only, and authenticated encryption only; first the one whose past no stolen key opens. */
    private static final List<CipherSuite> CIPHERS = List.of(
            CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_PSK_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_PSK_WITH_AES_128_CCM_8,
            CipherSuite.TLS_PSK_WITH_AES_128_CCM);

    private CoapSettings() {}

    static Configuration configuration() {
        Configuration config = new Configuration(
                CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS, SystemConfig.DEFINITIONS, DtlsConfig.DEFINITIONS);
        coap(config);
        dtls(config);
        return config;
    }

    private static void coap(Configuration config) {
        config.set(CoapConfig.DEDUPLICATOR, CoapConfig.DEDUPLICATOR_PEERS_MARK_AND_SWEEP)
                .set(CoapConfig.PEERS_MARK_AND_SWEEP_MESSAGES, CoapLimits.REMEMBERED_OF_PEER)
                .set(CoapConfig.EXCHANGE_LIFETIME, CoapLimits.REPETITION.toMillis(), TimeUnit.MILLISECONDS)
                .set(CoapConfig.USE_MESSAGE_OFFLOADING, true)
                .set(CoapConfig.MAX_ACTIVE_PEERS, CoapLimits.ACTIVE_PEERS)
                .set(CoapConfig.MAX_PEER_INACTIVITY_PERIOD, CoapLimits.INACTIVE_PEER.toMillis(), TimeUnit.MILLISECONDS)
                .set(CoapConfig.MAX_SERVER_OBSERVES, CoapLimits.OBSERVERS)
                .set(CoapConfig.MAX_MESSAGE_SIZE, CoapLimits.MAX_MESSAGE)
                .set(CoapConfig.PREFERRED_BLOCK_SIZE, CoapLimits.MAX_MESSAGE)
                .set(CoapConfig.PROTOCOL_STAGE_THREAD_COUNT, CoapLimits.STAGE_THREADS)
                .set(SystemConfig.HEALTH_STATUS_INTERVAL, 0, TimeUnit.SECONDS)
                .set(UdpConfig.UDP_RECEIVER_THREAD_COUNT, 1)
                .set(UdpConfig.UDP_SENDER_THREAD_COUNT, 1)
                .set(UdpConfig.UDP_RECEIVE_BUFFER_SIZE, CoapLimits.SOCKET_BUFFER)
                .set(UdpConfig.UDP_SEND_BUFFER_SIZE, CoapLimits.SOCKET_BUFFER)
                .set(UdpConfig.UDP_CONNECTOR_OUT_CAPACITY, CoapLimits.OUTGOING);
    }

    private static void dtls(Configuration config) {
        config.set(DtlsConfig.DTLS_ROLE, DtlsRole.SERVER_ONLY)
                .set(DtlsConfig.DTLS_CIPHER_SUITES, CIPHERS)
                .set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, CoapLimits.CONNECTION_ID)
                .set(DtlsConfig.DTLS_MAX_CONNECTIONS, CoapLimits.DTLS_CONNECTIONS)
                .set(
                        DtlsConfig.DTLS_STALE_CONNECTION_THRESHOLD,
                        CoapLimits.STALE_CONNECTION.toMillis(),
                        TimeUnit.MILLISECONDS)
                .set(DtlsConfig.DTLS_SERVER_USE_SESSION_ID, false)
                .set(DtlsConfig.DTLS_RECEIVER_THREAD_COUNT, 1)
                .set(DtlsConfig.DTLS_CONNECTOR_THREAD_COUNT, CoapLimits.STAGE_THREADS)
                .set(DtlsConfig.DTLS_MAX_PENDING_OUTBOUND_JOBS, CoapLimits.OUTGOING)
                .set(DtlsConfig.DTLS_MAX_PENDING_INBOUND_JOBS, CoapLimits.HANDED_OVER)
                .set(DtlsConfig.DTLS_RECEIVE_BUFFER_SIZE, CoapLimits.SOCKET_BUFFER)
                .set(DtlsConfig.DTLS_SEND_BUFFER_SIZE, CoapLimits.SOCKET_BUFFER);
    }
}
