// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.api.DevControls;
import care.lares.api.EventFeed;
import care.lares.app.SwitchedStorage.State;
import care.lares.ingest.mqtt.MqttListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a test may do to the running gateway: the faults it can have, by name and state. */
final class Workbench {
    private final Map<String, Map<String, Runnable>> faults = new LinkedHashMap<>();

    Workbench(Outlets outlets, SwitchedStorage disk, EventFeed feed, Optional<MqttListener> mqtt) {
        Map<String, Runnable> ways = new LinkedHashMap<>();
        ways.put("up", outlets::uplinkIsThere);
        ways.put("down", () -> outlets.uplink().set(false));
        faults.put("uplink", ways);
        Map<String, Runnable> states = new LinkedHashMap<>();
        states.put("ok", () -> disk.become(State.OK));
        states.put("fail", () -> disk.become(State.FAIL));
        states.put("full", () -> disk.become(State.FULL));
        states.put("slow", () -> disk.become(State.SLOW));
        states.put("stall", () -> disk.become(State.STALL));
        states.put("eio", () -> disk.become(State.FAIL));
        states.put("eio-once", () -> disk.become(State.FAIL_ONCE));
        states.put("readonly", () -> disk.become(State.READ_ONLY));
        faults.put("disk", states);
        faults.put("events", Map.of("cut", feed::cut));
        mqtt.ifPresent(listener -> faults.put("mqtt", Map.of("cut", listener::cut)));
    }

    DevControls controls(Optional<DevClock> clock) {
        return new DevControls(clock.map(door -> (DevControls.Clock) door), faults);
    }
}
