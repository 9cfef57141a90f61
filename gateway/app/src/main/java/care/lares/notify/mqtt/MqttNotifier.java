// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.mqtt;

import care.lares.broker.Broker;
import care.lares.broker.LaresTopics;
import care.lares.broker.TopicName;
import care.lares.domain.Alarm;
import care.lares.domain.DeviceId;
import care.lares.domain.ResidentId;
import care.lares.domain.WayOut;
import care.lares.notify.AlarmJson;
import care.lares.notify.CallFeedback;
import care.lares.notify.Directory;
import care.lares.notify.Handovers;
import care.lares.notify.Notifier;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Publishes every alarm at {@code lares/v1/alarms/{id}}, retained while it is open, and tells the device that called
 * how far help has come at {@code lares/v1/devices/{device}/feedback}.
 */
public final class MqttNotifier implements Notifier {
    private static final byte[] NOTHING = new byte[0];

    /** Whoever has subscribed: clients have no names that people know. */
    private static final WayOut SUBSCRIBERS = new WayOut("mqtt", "subscribers");

    private final CallFeedback feedback = new CallFeedback();
    private final Broker broker;
    private final AlarmJson json;
    private final Handovers handovers;

    /** Publishes through this broker, on the broker's thread. */
    public MqttNotifier(Broker broker, Directory directory, Handovers handovers) {
        this.broker = broker;
        this.json = new AlarmJson(directory);
        this.handovers = handovers;
    }

    @Override
    public void changed(Alarm alarm) {
        int listening = publish(
                LaresTopics.alarm(alarm.id()), json.of(alarm), alarm.state().open());
        if (listening > 0 && alarm.latest().step().sounds()) {
            handovers.handed(alarm, SUBSCRIBERS);
        }
        feedback.changed(alarm).forEach(this::tell);
    }

    @Override
    public void asked(ResidentId resident, Set<DeviceId> devices, boolean open) {
        feedback.asked(resident, devices, open).forEach(this::tell);
    }

    private void tell(CallFeedback.Told told) {
        publish(LaresTopics.feedback(told.device()), told.word().getBytes(StandardCharsets.UTF_8), told.open());
    }

    /** No alarm of theirs is open, hence retained, any more; what their devices had other clients keep or wait for goes. */
    @Override
    public void forget(ResidentId resident, Set<DeviceId> devices) {
        broker.forgetWaiting(resident.value());
        for (DeviceId device : devices) {
            broker.forgetRetained(device.value());
            broker.forgetWaiting(device.value());
        }
    }

    /** The last word goes out as an ordinary message; then the retained one is taken away. */
    private int publish(TopicName topic, byte[] payload, boolean open) {
        int listening = broker.publish(topic, payload, open);
        if (!open) {
            broker.publish(topic, NOTHING, true);
        }
        return listening;
    }
}
