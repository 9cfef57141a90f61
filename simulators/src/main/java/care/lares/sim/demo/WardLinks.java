// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.demo;

import care.lares.sim.link.DeviceLink;
import care.lares.sim.link.Links;
import care.lares.sim.ward.SimulatedDevice;
import care.lares.sim.ward.Ward;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Every device of the ward, connected as itself. */
final class WardLinks implements AutoCloseable {
    private final Map<String, DeviceLink> links = new LinkedHashMap<>();

    static WardLinks connect(Ward ward, WardEnrolment enrolment, Links lines) {
        var connected = new WardLinks();
        for (SimulatedDevice device : ward.devices()) {
            String id = device.id().value();
            connected.links.put(id, lines.open(id, enrolment.of(id)));
        }
        return connected;
    }

    DeviceLink of(String device) {
        return Optional.ofNullable(links.get(device)).orElseThrow();
    }

    boolean allConnected() {
        return links.values().stream().allMatch(DeviceLink::connected);
    }

    int unanswered() {
        return links.values().stream().mapToInt(DeviceLink::unanswered).sum();
    }

    @Override
    public void close() {
        links.values().parallelStream().forEach(DeviceLink::close);
    }
}
