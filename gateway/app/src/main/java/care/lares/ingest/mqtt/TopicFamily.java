// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt;

import care.lares.broker.TopicName;
import java.util.Optional;

/** Topics of one form, and who takes their messages. What a client may publish is decided elsewhere. */
@FunctionalInterface
public interface TopicFamily {
    /**
     * Who takes the messages of a topic; empty when the topic has another form.
     *
     * @throws IllegalArgumentException when it has this form, but no device can have the id in it; the message says why
     */
    Optional<Receiver> receiver(TopicName topic);
}
