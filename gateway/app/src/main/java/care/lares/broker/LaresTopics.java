// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import care.lares.domain.AlarmId;
import care.lares.domain.DeviceId;

/** The public topics of the gateway. */
public final class LaresTopics {
    /** Every alarm and what people do about it. */
    public static final TopicFilter ALARMS = new TopicFilter("lares/v1/alarms/#");
    /** Where people act on an alarm. */
    public static final TopicFilter ACTS = new TopicFilter("lares/v1/alarms/+/act");
    /** Where any device sends readings. */
    public static final TopicFilter ALL_READINGS = new TopicFilter("lares/v1/devices/+/readings");
    /** Where any device says that it is there. */
    public static final TopicFilter ALL_STATUS = new TopicFilter("lares/v1/devices/+/status");
    /** Where any device is told how its call stands. */
    public static final TopicFilter ALL_FEEDBACK = new TopicFilter("lares/v1/devices/+/feedback");

    private LaresTopics() {}

    /** Where a device sends native JSON. */
    public static TopicName readings(DeviceId device) {
        return ofDevice(device, "readings");
    }

    /** Where a device says {@code online} or {@code offline}. */
    public static TopicName status(DeviceId device) {
        return ofDevice(device, "status");
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
