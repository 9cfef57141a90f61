// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.security.Principal;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.util.HashMap;
import java.util.Map;

/** Who is connected: one connection for each credential and client id. */
final class Sessions {
    /** A client id means something only within its credential, or a device could throw others out by their names. */
    private record Key(Principal principal, String clientId) {}

    private final Map<Key, MqttEndpoint> connected = new HashMap<>();

    boolean full() {
        return connected.size() >= Limits.MAX_CONNECTIONS;
    }

    /** A client id that connects again takes its older connection's place (MQTT 5, 3.1.4-3). */
    void enter(Principal principal, MqttEndpoint endpoint) {
        MqttEndpoint older = connected.put(new Key(principal, endpoint.clientIdentifier()), endpoint);
        if (older != null) {
            new Wire(older).disconnect(MqttDisconnectReasonCode.SESSION_TAKEN_OVER, "the same client connected again");
        }
    }

    void leave(Principal principal, MqttEndpoint endpoint) {
        connected.remove(new Key(principal, endpoint.clientIdentifier()), endpoint);
    }
}
