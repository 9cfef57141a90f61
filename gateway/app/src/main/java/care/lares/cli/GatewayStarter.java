// SPDX-License-Identifier: Apache-2.0
package care.lares.cli;

import care.lares.config.Settings;
import care.lares.journal.log.UnusableDirectoryException;
import io.vertx.core.Future;

/** Starts gateways. */
@FunctionalInterface
public interface GatewayStarter {
    /**
     * Starts one.
     *
     * @throws UnusableDirectoryException when the data directory cannot be used; its message says what to do
     */
    Future<RunningGateway> start(Settings settings) throws UnusableDirectoryException;

    /** A gateway that has started. */
    interface RunningGateway {
        /** The port devices speak MQTT to; 0 when there is none. */
        int mqttPort();

        /** The port devices speak CoAP to, not encrypted; 0 when there is none. */
        int coapPort();

        /** The port devices speak CoAP over DTLS to; 0 when there is none. */
        int coapsPort();

        /** The port programs ask; 0 when there is none. */
        int httpPort();

        /** Seals the log and closes everything. */
        Future<Void> stop();
    }
}
