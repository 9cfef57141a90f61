// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.vertx.mqtt.MqttEndpoint;
import java.time.Duration;

/**
 * How long a client's session outlives its connection (MQTT 5 section 3.1.2.11.2; MQTT 3.1.1 section 3.1.2.4, which knows
 * for ever only).
 *
 * @param asked what the client asks for
 * @param granted what it gets; zero when its session ends with its connection
 */
record SessionTerm(Duration asked, Duration granted) {
    private static final SessionTerm NONE = new SessionTerm(Duration.ZERO, Duration.ZERO);

    /** What a client asks for in its CONNECT. */
    static SessionTerm of(MqttEndpoint endpoint) {
        if (endpoint.protocolVersion() >= Wire.MQTT_5) {
            return in(endpoint.connectProperties(), NONE);
        }
        return endpoint.isCleanSession() ? NONE : new SessionTerm(Limits.SESSION_STAYS, Limits.SESSION_STAYS);
    }

    /** What CONNECT or DISCONNECT says; what held before when it says nothing. */
    static SessionTerm in(MqttProperties properties, SessionTerm before) {
        if (!(properties.getProperty(MqttProperties.SESSION_EXPIRY_INTERVAL) instanceof IntegerProperty seconds)) {
            return before;
        }
        Duration asked = Duration.ofSeconds(Integer.toUnsignedLong(seconds.value()));
        boolean tooLong = asked.compareTo(Limits.SESSION_STAYS) > 0;
        return new SessionTerm(asked, tooLong ? Limits.SESSION_STAYS : asked);
    }

    /** For a client of whom nothing may be kept. */
    SessionTerm refused() {
        return new SessionTerm(asked, Duration.ZERO);
    }

    /** Whether the session outlives the connection. */
    boolean isKept() {
        return !granted.isZero();
    }

    /** Whether DISCONNECT may say this after CONNECT has: not when there was to be no session (section 3.14.2.2.2). */
    boolean mayFollow(SessionTerm connect) {
        return !connect.asked.isZero() || asked.isZero();
    }

    /** Tells the client what it gets, when that is not what it asked for (section 3.2.2.3.2). */
    void offer(MqttProperties connack) {
        if (!asked.equals(granted)) {
            connack.add(new IntegerProperty(MqttProperties.SESSION_EXPIRY_INTERVAL, (int) granted.toSeconds()));
        }
    }
}
