// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.domain.AlarmId;
import care.lares.domain.DeviceId;

/** Where a published message goes. */
sealed interface Route {
    /** Native JSON readings of a device. */
    record Readings(DeviceId device) implements Route {}

    /** {@code online} or {@code offline}. */
    record Status(DeviceId device) implements Route {}

    /** What a person does about an alarm. */
    record Act(AlarmId alarm) implements Route {}

    /** A topic nobody listens to, or not for this client. */
    record Refused(String why) implements Route {}
}
