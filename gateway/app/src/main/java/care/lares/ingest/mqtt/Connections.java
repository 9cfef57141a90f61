// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.security.Principal;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is connected: one connection for each credential and client id. */
final class Connections {
    /** Oldest connection first. */
    private final Map<ClientKey, MqttEndpoint> connected = new LinkedHashMap<>();

    /** Whether there is no place for one more; whoever is connected already may always connect anew. */
    boolean fullFor(Principal principal) {
        return connected.size() >= Limits.MAX_CONNECTIONS
                && connected.keySet().stream().noneMatch(key -> key.principal().equals(principal));
    }

    /** A client id that connects again takes its older connection's place (MQTT 5, 3.1.4-3). */
    void enter(ClientKey key, MqttEndpoint endpoint) {
        MqttEndpoint older = connected.remove(key);
        connected.put(key, endpoint);
        if (older != null) {
            new Wire(older).disconnect(MqttDisconnectReasonCode.SESSION_TAKEN_OVER, "the same client connected again");
        }
        if (key.principal() instanceof Principal.Device device) {
            makeRoom(device);
        }
    }

    /** A device that comes with a new client id each time must not take the places of others. */
    private void makeRoom(Principal device) {
        List<Map.Entry<ClientKey, MqttEndpoint>> own = connected.entrySet().stream()
                .filter(entry -> entry.getKey().principal().equals(device))
                .toList();
        for (Map.Entry<ClientKey, MqttEndpoint> entry :
                own.subList(0, Math.max(0, own.size() - Limits.MAX_PER_DEVICE))) {
            connected.remove(entry.getKey());
            new Wire(entry.getValue())
                    .disconnect(MqttDisconnectReasonCode.QUOTA_EXCEEDED, "too many connections of one device");
        }
    }

    /** Closes every connection without a word. */
    void cut() {
        List.copyOf(connected.values()).forEach(MqttEndpoint::close);
    }

    /** A connection has closed; whether nothing newer had taken its place. */
    boolean leave(ClientKey key, MqttEndpoint endpoint) {
        return connected.remove(key, endpoint);
    }
}
