// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.recording;

import care.lares.domain.DeviceId;
import care.lares.domain.Kind;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Readings of one device in native JSON. They bear no time of their own: they are played as if they happened now. */
final class NativeMessage {
    private final DeviceId device;
    private final ArrayNode readings = JsonNodeFactory.instance.arrayNode();

    NativeMessage(DeviceId device) {
        this.device = device;
    }

    void add(Kind kind, boolean flag) {
        reading(kind).put("value", flag);
    }

    void add(Kind kind, String code) {
        reading(kind).put("value", code);
    }

    void add(Kind kind, BigDecimal number) {
        add(kind, number, kind.unit());
    }

    /** In the unit it was measured in: the gateway converts it. */
    void add(Kind kind, BigDecimal number, String unit) {
        reading(kind).put("value", number).put("unit", unit);
    }

    boolean isEmpty() {
        return readings.isEmpty();
    }

    Recorded at(Instant time) {
        String topic = "lares/v1/devices/" + device.value() + "/readings";
        return new Recorded(time, device.value(), Optional.of(device.value()), topic, readings.toString(), false);
    }

    private ObjectNode reading(Kind kind) {
        return readings.addObject().put("kind", kind.wireName());
    }
}
