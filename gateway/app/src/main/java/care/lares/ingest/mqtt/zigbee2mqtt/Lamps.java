// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.zigbee2mqtt;

import care.lares.broker.Broker;
import care.lares.broker.TopicName;
import care.lares.domain.DeviceId;
import care.lares.driver.zigbee2mqtt.DeviceModel;
import care.lares.driver.zigbee2mqtt.Signals;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Lights the lamps, and sounds the buzzers, of devices behind the bridge: by {@code zigbee2mqtt/NAME/set}. */
final class Lamps {
    private final Broker broker;
    private final String base;
    /** Those whose wearers have been told something that is not over. */
    private final Set<DeviceId> shown = new HashSet<>();
    /** Those that would sound until they are told to stop. */
    private final Set<DeviceId> sounding = new HashSet<>();

    Lamps(Broker broker, String base) {
        this.broker = broker;
        this.base = base;
    }

    /** Help has come so far, or the wearer is asked something. */
    void tell(DeviceId device, String name, DeviceModel model, String word) {
        boolean over = word.equals("ended");
        if (!Signals.hasButton(model) || (over && !shown.remove(device))) {
            return;
        }
        if (over) {
            sounding.remove(device);
        } else {
            shown.add(device);
        }
        Signals.show(model, !over).ifPresent(payload -> set(name, payload));
        if (!over && Signals.hush(model).isPresent()) {
            sounding.add(device);
        }
    }

    /** A second has passed: what sounds has been heard. */
    void hush(Map<DeviceId, String> names, Map<DeviceId, DeviceModel> models) {
        for (DeviceId device : sounding) {
            String name = names.get(device);
            if (name != null) {
                Signals.hush(models.getOrDefault(device, DeviceModel.UNKNOWN)).ifPresent(payload -> set(name, payload));
            }
        }
        sounding.clear();
    }

    boolean isQuiet() {
        return sounding.isEmpty();
    }

    private void set(String name, String payload) {
        broker.publish(new TopicName(base + name + "/set"), payload.getBytes(StandardCharsets.UTF_8), false);
    }
}
