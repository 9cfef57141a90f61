// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.family;

import care.lares.domain.DeviceId;
import java.util.List;

/**
 * One message as it goes over the wire.
 *
 * @param device which tells; empty text for a bridge that speaks for itself
 * @param family how it is written
 * @param topic of MQTT; what goes by CoAP needs none
 * @param payload UTF-8
 * @param retained whether a broker keeps it
 * @param readings what the gateway must make of it, by name: see {@link #name}
 * @param restated what it says once more, which the gateway may take down or not
 */
public record Packet(
        String device,
        Family family,
        String topic,
        String payload,
        boolean retained,
        List<String> readings,
        List<String> restated) {
    /** Copies the lists. */
    public Packet {
        readings = List.copyOf(readings);
        restated = List.copyOf(restated);
    }

    Packet(String device, Family family, String topic, String payload, boolean retained, List<String> readings) {
        this(device, family, topic, payload, retained, readings, List.of());
    }

    /**
     * A reading among all others.
     *
     * @param which the device's own id; where its family has none, kind and time
     */
    public static String name(String device, String which) {
        return device + '/' + which;
    }

    /** For families whose readings carry no id of their own. */
    public static String name(String device, String kind, String time) {
        return name(device, kind + '@' + time);
    }

    static Packet of(DeviceId device, Family family, String topic, String payload, List<String> readings) {
        return new Packet(device.value(), family, topic, payload, false, readings);
    }

    /** The same but for its payload, of which nothing is expected. */
    public Packet spoilt(String garbage) {
        return new Packet(device, family, topic, garbage, retained, List.of());
    }
}
