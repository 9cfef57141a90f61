// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import care.lares.domain.DeviceId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one client may publish and subscribe to. What is not listed is refused.
 *
 * @param publish topics it may publish to
 * @param subscribe topics it may receive
 */
public record Acl(List<TopicFilter> publish, List<TopicFilter> subscribe) {
    /** A client that may do nothing. */
    public static final Acl NOTHING = new Acl(List.of(), List.of());
    /** Whoever may do everything; even so, only what the gateway knows has an effect. */
    public static final Acl EVERYTHING = new Acl(List.of(new TopicFilter("#")), List.of(new TopicFilter("#")));
    /** Somebody of whom nothing can be known now: is any device, hears how calls stand, and acts on nothing. */
    public static final Acl HEARD = new Acl(
            Stream.of(LaresTopics.spokenByAny(), List.of(BridgeTopics.ZIGBEE2MQTT), BridgeTopics.OTHERS)
                    .flatMap(List::stream)
                    .toList(),
            List.of(LaresTopics.ALL_FEEDBACK, BridgeTopics.ZIGBEE2MQTT));
    /** Anyone, in a gateway for development: is any device, commands any, sees everything, acts on no alarm. */
    public static final Acl DEVELOPMENT = HEARD.and(new Acl(BridgeTopics.ORDERS, List.of(new TopicFilter("#"))));

    /** Copies the lists. */
    public Acl {
        publish = List.copyOf(publish);
        subscribe = List.copyOf(subscribe);
    }

    /** A device: speaks for itself, hears about itself, never acts on an alarm. */
    public static Acl ofDevice(DeviceId device) {
        return new Acl(LaresTopics.spokenBy(device), List.of(exactly(LaresTopics.feedback(device))))
                .and(new Acl(BridgeTopics.spokenBy(device), BridgeTopics.heardBy(device)));
    }

    /**
     * A person.
     *
     * @param readsAlarms whether the person may see alarms
     * @param actsOnAlarms whether the person may act on them, and so see them
     */
    public static Acl ofPerson(boolean readsAlarms, boolean actsOnAlarms) {
        List<TopicFilter> subscribe = new ArrayList<>();
        if (readsAlarms || actsOnAlarms) {
            subscribe.add(LaresTopics.ALARMS);
            subscribe.add(LaresTopics.ALL_FEEDBACK);
        }
        return new Acl(actsOnAlarms ? List.of(LaresTopics.ACTS) : List.of(), subscribe);
    }

    /** The zigbee2mqtt bridge: speaks for all of its devices, hears what it is asked to do, never acts on an alarm. */
    public static Acl ofZigbee2Mqtt() {
        List<TopicFilter> topics = List.of(BridgeTopics.ZIGBEE2MQTT, BridgeTopics.HOME_ASSISTANT);
        return new Acl(topics, topics);
    }

    /** A program that speaks for many devices of other makers, or commands them; it hears them too, and never acts on an alarm. */
    public static Acl ofOthers() {
        List<TopicFilter> topics = Stream.concat(BridgeTopics.OTHERS.stream(), BridgeTopics.ORDERS.stream())
                .toList();
        return new Acl(topics, topics);
    }

    /** What either allows. */
    public Acl and(Acl other) {
        return new Acl(
                Stream.concat(publish.stream(), other.publish.stream()).toList(),
                Stream.concat(subscribe.stream(), other.subscribe.stream()).toList());
    }

    /** Whether this client may publish to a topic. */
    public boolean mayPublish(TopicName topic) {
        return publish.stream().anyMatch(allowed -> allowed.matches(topic));
    }

    /** Whether this client may receive everything a filter asks for. */
    public boolean maySubscribe(TopicFilter filter) {
        return subscribe.stream().anyMatch(allowed -> allowed.covers(filter));
    }

    /** Whether this client may receive messages of a topic. */
    public boolean mayHear(TopicName topic) {
        return subscribe.stream().anyMatch(allowed -> allowed.matches(topic));
    }

    private static TopicFilter exactly(TopicName topic) {
        return new TopicFilter(topic.text());
    }
}
