// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import care.lares.domain.AlarmId;
import care.lares.domain.DeviceId;
import java.util.List;

/** The public topics of the gateway. */
public final class LaresTopics {
    /** Every alarm and what people do about it. */
    public static final TopicFilter ALARMS = new TopicFilter("lares/v1/alarms/#");
    /** Where people act on an alarm. */
    public static final TopicFilter ACTS = new TopicFilter("lares/v1/alarms/+/act");
    /** What a device says of itself: the last level of its topics. */
    private static final List<String> SPOKEN = List.of("readings", "senml", "gatt/+", "status");
    /** Where any device is told how its call stands. */
    public static final TopicFilter ALL_FEEDBACK = new TopicFilter("lares/v1/devices/+/feedback");

    private LaresTopics() {}

    /** Where a device speaks for itself. */
    public static List<TopicFilter> spokenBy(DeviceId device) {
        return spokenBy(device.value());
    }

    /** Where any device speaks for itself. */
    public static List<TopicFilter> spokenByAny() {
        return spokenBy("+");
    }

    private static List<TopicFilter> spokenBy(String level) {
        return SPOKEN.stream()
                .map(what -> new TopicFilter("lares/v1/devices/" + level + "/" + what))
                .toList();
    }

    /** Where a device is told how its call stands; retained while it is open. */
    public static TopicName feedback(DeviceId device) {
        return ofDevice(device, "feedback");
    }

    /** Where an alarm is told; retained while it is open. */
    public static TopicName alarm(AlarmId alarm) {
        return new TopicName("lares/v1/alarms/" + alarm);
    }

    private static TopicName ofDevice(DeviceId device, String what) {
        return new TopicName("lares/v1/devices/" + device + "/" + what);
    }
}
