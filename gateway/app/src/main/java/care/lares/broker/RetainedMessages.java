// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import care.lares.broker.RetainedTree.Place;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last message of each topic (MQTT 5 section 3.3.1.3). Bounded: the topic that was silent longest gives way, and is
 * counted. For one thread.
 */
public final class RetainedMessages {
    /** Most topics kept: the open alarms, devices and discoveries of a large house, several times over. */
    public static final int MAX_TOPICS = 4_096;
    /** Most bytes of payload, topic and properties kept: an eighth of the smallest heap. */
    public static final long MAX_BYTES = 8L * 1024 * 1024;

    /** Most levels kept of all topics together: about 8 MB when every one is in use. */
    static final int MAX_LEVELS = 65_536;

    /** The topic that was silent longest first. */
    private final Map<TopicName, Place> byTopic = new LinkedHashMap<>();

    private final RetainedTree tree = new RetainedTree();
    private long bytes;
    private long gaveWay;

    /** Keeps a message as its topic's last; an empty payload forgets the topic. */
    public void put(Message message) {
        TopicName topic = message.topic();
        boolean kept = message.payload().length > 0;
        Place place = byTopic.remove(topic);
        if (place != null) {
            bytes -= sizeOf(place);
        }
        if (place != null && !kept) {
            tree.remove(place);
        } else if (kept) {
            Place there = place == null ? tree.place(topic) : place;
            tree.put(there, message);
            byTopic.put(topic, there);
            bytes += sizeOf(there);
            makeRoom();
        }
    }

    /** Forgets the messages of topics one of whose levels is this. */
    void forget(String level) {
        byTopic.entrySet().removeIf(each -> {
            boolean gone = each.getKey().levels().contains(level);
            if (gone) {
                giveUp(each.getValue());
            }
            return gone;
        });
    }

    /** The messages a new subscription gets, the topic that was silent longest first. */
    public List<Message> matching(TopicFilter filter) {
        return tree.matching(filter);
    }

    /** How many topics are kept. */
    public int size() {
        return byTopic.size();
    }

    /** How many bytes of payload, topic and properties are kept. */
    public long bytes() {
        return bytes;
    }

    /** How many messages gave way to newer ones since the start. */
    public long gaveWay() {
        return gaveWay;
    }

    /** How many levels of topics were looked at for subscriptions. */
    long looks() {
        return tree.looks();
    }

    private void makeRoom() {
        Iterator<Place> oldest = byTopic.values().iterator();
        while (byTopic.size() > MAX_TOPICS || bytes > MAX_BYTES || tree.places() > MAX_LEVELS) {
            giveUp(oldest.next());
            oldest.remove();
            gaveWay++;
        }
    }

    private void giveUp(Place place) {
        bytes -= sizeOf(place);
        tree.remove(place);
    }

    private static long sizeOf(Place place) {
        Message message = place.message();
        return message == null
                ? 0
                : message.payload().length + (long) message.topic().text().length() + message.propertyBytes();
    }
}
