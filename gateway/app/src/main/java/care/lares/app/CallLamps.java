// SPDX-License-Identifier: Apache-2.0
package care.lares.app;

import care.lares.domain.Alarm;
import care.lares.domain.DeviceId;
import care.lares.domain.Moment;
import care.lares.domain.ResidentId;
import care.lares.ingest.mqtt.zigbee2mqtt.Zigbee2MqttTopics;
import care.lares.notify.CallFeedback;
import care.lares.notify.CallFeedback.Told;
import care.lares.notify.Notifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Tells devices how far help has come by ways that are opened after alarms have come to life. */
final class CallLamps implements Notifier {
    private final CallFeedback calls = new CallFeedback();
    private final List<BiConsumer<DeviceId, String>> ways = new ArrayList<>();
    private Optional<Zigbee2MqttTopics> bridge = Optional.empty();

    /** From now on devices are told this way, too. */
    void through(BiConsumer<DeviceId, String> opened) {
        ways.add(opened);
    }

    /** From now on devices behind this bridge are told, too. */
    void through(Zigbee2MqttTopics opened) {
        bridge = Optional.of(opened);
        ways.add(opened::tell);
    }

    @Override
    public void changed(Alarm alarm) {
        calls.changed(alarm).forEach(this::tell);
    }

    @Override
    public void asked(ResidentId resident, Set<DeviceId> devices, boolean open) {
        calls.asked(resident, devices, open).forEach(this::tell);
    }

    private void tell(Told told) {
        ways.forEach(way -> way.accept(told.device(), told.word()));
    }

    @Override
    public void tick(Moment now) {
        bridge.ifPresent(Zigbee2MqttTopics::hush);
    }

    @Override
    public boolean quietUntil(Moment then) {
        return bridge.map(Zigbee2MqttTopics::isQuiet).orElse(true);
    }
}
