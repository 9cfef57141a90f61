// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.mqtt;

import care.lares.broker.Broker;
import care.lares.broker.LaresTopics;
import care.lares.broker.TopicName;
import care.lares.domain.Alarm;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.DeviceId;
import care.lares.notify.Directory;
import care.lares.notify.Notifier;
import java.nio.charset.StandardCharsets;

/**
 * Publishes every alarm at {@code lares/v1/alarms/{id}}, retained while it is open, and tells the device that called
 * how far help has come at {@code lares/v1/devices/{device}/feedback}.
 */
public final class MqttNotifier implements Notifier {
    private static final byte[] NOTHING = new byte[0];

    private final Broker broker;
    private final AlarmJson json;

    /** Publishes through this broker, on the broker's thread. */
    public MqttNotifier(Broker broker, Directory directory) {
        this.broker = broker;
        this.json = new AlarmJson(directory);
    }

    @Override
    public void changed(Alarm alarm) {
        publish(LaresTopics.alarm(alarm.id()), json.of(alarm), alarm.state());
        alarm.device().filter(device -> answersACall(alarm.kind())).ifPresent(device -> tell(device, alarm.state()));
    }

    private static boolean answersACall(AlarmKind kind) {
        return kind == AlarmKind.SOS || kind == AlarmKind.FALL || kind == AlarmKind.FALL_SUSPECTED;
    }

    private void tell(DeviceId device, AlarmState state) {
        String word = switch (state) {
            case ACTIVE, ENDED_UNACKNOWLEDGED -> "received";
            case ACKNOWLEDGED -> "acknowledged";
            case ACCEPTED -> "coming";
            case ENDED -> "ended";
        };
        publish(LaresTopics.feedback(device), word.getBytes(StandardCharsets.UTF_8), state);
    }

    /** The last word goes out as an ordinary message; then the retained one is taken away. */
    private void publish(TopicName topic, byte[] payload, AlarmState state) {
        broker.publish(topic, payload, state.open());
        if (!state.open()) {
            broker.publish(topic, NOTHING, true);
        }
    }
}
