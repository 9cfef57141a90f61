// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.family;

import java.util.Locale;
import java.util.Optional;

/** A way of writing what a device tells. */
public enum Family {
    /** One JSON object a reading, over MQTT. */
    NATIVE,
    /** SenML packs in JSON (RFC 8428), over CoAP, or over MQTT where there is no CoAP. */
    SENML,
    /** Zigbee devices behind a zigbee2mqtt bridge, over MQTT. */
    ZIGBEE2MQTT;

    /** The gateway's name of the driver that understands it. */
    public String driver() {
        return this == NATIVE ? "native" : wireName();
    }

    /** The name in scenarios. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of this name. */
    public static Optional<Family> ofWireName(String name) {
        for (Family family : values()) {
            if (family.wireName().equals(name)) {
                return Optional.of(family);
            }
        }
        return Optional.empty();
    }
}
