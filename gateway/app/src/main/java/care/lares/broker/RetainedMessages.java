// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

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

    private final Map<TopicName, Message> byTopic = new LinkedHashMap<>();
    private long bytes;
    private long gaveWay;

    /** Keeps a message as its topic's last; an empty payload forgets the topic. */
    public void put(Message message) {
        Message before = byTopic.remove(message.topic());
        if (before != null) {
            bytes -= sizeOf(before);
        }
        if (message.payload().length > 0) {
            byTopic.put(message.topic(), message);
            bytes += sizeOf(message);
            makeRoom();
        }
    }

    /** Forgets the messages of topics one of whose levels is this. */
    void forget(String level) {
        byTopic.values().removeIf(message -> {
            boolean gone = List.of(message.topic().text().split("/")).contains(level);
            bytes -= gone ? sizeOf(message) : 0;
            return gone;
        });
    }

    /** The messages a new subscription gets, the topic that was silent longest first. */
    public List<Message> matching(TopicFilter filter) {
        if (filter.isExact()) {
            Message only = byTopic.get(new TopicName(filter.text()));
            return only == null ? List.of() : List.of(only);
        }
        return byTopic.values().stream()
                .filter(message -> filter.matches(message.topic()))
                .toList();
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

    private void makeRoom() {
        Iterator<Message> oldest = byTopic.values().iterator();
        while (byTopic.size() > MAX_TOPICS || bytes > MAX_BYTES) {
            bytes -= sizeOf(oldest.next());
            oldest.remove();
            gaveWay++;
        }
    }

    private static long sizeOf(Message message) {
        return message.payload().length + (long) message.topic().text().length() + message.propertyBytes();
    }
}
