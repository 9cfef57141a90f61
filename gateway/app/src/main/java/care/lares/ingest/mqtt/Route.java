// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.TopicName;
import care.lares.domain.AlarmId;

/** Where a published message goes. */
sealed interface Route {
    /** What a device or a bridge says. */
    record Taken(TopicName topic, Receiver receiver) implements Route {}

    /** What a person does about an alarm. */
    record Act(AlarmId alarm) implements Route {}

    /** A topic nobody listens to, or not for this client. */
    record Refused(String why) implements Route {}
}
