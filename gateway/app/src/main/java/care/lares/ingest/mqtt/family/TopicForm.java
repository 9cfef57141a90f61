// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.mqtt.family;

import care.lares.broker.BridgeTopics;
import care.lares.domain.DeviceId;
import care.lares.driver.Driver;
import care.lares.ingest.mqtt.TopicFamily;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Topics of one maker, each of which names a device and says how its messages are read.
 *
 * @param form of the whole topic
 * @param device who speaks there; empty: the topic is none of this maker's
 * @param driver reads what is said there
 */
record TopicForm(Pattern form, Function<MatchResult, Optional<DeviceId>> device, Function<MatchResult, Driver> driver) {

    /** Topics that begin with the device's name, which is the form's first group. */
    static TopicForm ofPrefix(String form, Function<MatchResult, Driver> driver) {
        return new TopicForm(Pattern.compile(form), TopicForm::prefix, driver);
    }

    private static Optional<DeviceId> prefix(MatchResult topic) {
        String first = topic.group(1);
        return BridgeTopics.isTaken(first) ? Optional.empty() : Optional.of(new DeviceId(first));
    }

    /**
     * Who speaks on a topic, and how it is read; empty when it has another form.
     *
     * @throws IllegalArgumentException when it has this form, but no device can have the name in it
     */
    Optional<Reader> reader(String topic) {
        Matcher matched = form.matcher(topic);
        return matched.matches()
                ? device.apply(matched).map(named -> new Reader(named, driver.apply(matched)))
                : Optional.empty();
    }

    /** Topics of this form, whose messages these take. */
    TopicFamily into(Receivers receivers) {
        return topic -> reader(topic.text()).map(receivers::of);
    }
}
