// SPDX-License-Identifier: Apache-2.0
package care.lares.notify.mqtt;

import care.lares.broker.Broker;
import care.lares.broker.LaresTopics;
import care.lares.broker.TopicName;
import care.lares.domain.Alarm;
import care.lares.domain.AlarmId;
import care.lares.domain.AlarmKind;
import care.lares.domain.AlarmState;
import care.lares.domain.DeviceId;
import care.lares.notify.AlarmJson;
import care.lares.notify.Directory;
import care.lares.notify.Notifier;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Publishes every alarm at {@code lares/v1/alarms/{id}}, retained while it is open, and tells the device that called
 * how far help has come at {@code lares/v1/devices/{device}/feedback}.
 */
public final class MqttNotifier implements Notifier {
    private static final byte[] NOTHING = new byte[0];

    private static final List<String> FROM_LEAST_ANSWERED = List.of("received", "acknowledged", "coming");

    private final Map<DeviceId, Map<AlarmId, String>> openCalls = new HashMap<>();
    private final Broker broker;
    private final AlarmJson json;

    /** Publishes through this broker, on the broker's thread. */
    public MqttNotifier(Broker broker, Directory directory) {
        this.broker = broker;
        this.json = new AlarmJson(directory);
    }

    @Override
    public void changed(Alarm alarm) {
        publish(LaresTopics.alarm(alarm.id()), json.of(alarm), alarm.state().open());
        alarm.device().filter(device -> answersACall(alarm.kind())).ifPresent(device -> tell(device, alarm));
    }

    private static boolean answersACall(AlarmKind kind) {
        return kind == AlarmKind.SOS || kind == AlarmKind.FALL || kind == AlarmKind.FALL_SUSPECTED;
    }

    /** A device with two open calls hears of the one that fewer people have answered. */
    private void tell(DeviceId device, Alarm alarm) {
        Map<AlarmId, String> calls = openCalls.computeIfAbsent(device, key -> new HashMap<>());
        String word = word(alarm.state());
        if (alarm.state().open()) {
            calls.put(alarm.id(), word);
        } else {
            calls.remove(alarm.id());
        }
        String told = FROM_LEAST_ANSWERED.stream()
                .filter(calls::containsValue)
                .findFirst()
                .orElse(word);
        if (calls.isEmpty()) {
            openCalls.remove(device);
        }
        publish(LaresTopics.feedback(device), told.getBytes(StandardCharsets.UTF_8), !calls.isEmpty());
    }

    private static String word(AlarmState state) {
        return switch (state) {
            case ACTIVE, ENDED_UNACKNOWLEDGED -> "received";
            case ACKNOWLEDGED -> "acknowledged";
            case ACCEPTED -> "coming";
            case ENDED -> "ended";
        };
    }

    /** The last word goes out as an ordinary message; then the retained one is taken away. */
    private void publish(TopicName topic, byte[] payload, boolean open) {
        broker.publish(topic, payload, open);
        if (!open) {
            broker.publish(topic, NOTHING, true);
        }
    }
}
