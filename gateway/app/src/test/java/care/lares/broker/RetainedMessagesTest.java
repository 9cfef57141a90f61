// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetainedMessagesTest {
    private final RetainedMessages messages = new RetainedMessages();

    @Test
    void givesANewSubscriptionTheLastMessageOfEachTopic() {
        put("lares/v1/alarms/1", "active");
        put("lares/v1/alarms/1", "acknowledged");
        put("lares/v1/alarms/2", "active");
        put("lares/v1/devices/p/feedback", "received");

        assertThat(messages.matching(new TopicFilter("lares/v1/alarms/#")))
                .extracting(message -> new String(message.payload(), StandardCharsets.UTF_8))
                .containsExactly("acknowledged", "active");
        assertThat(messages.matching(new TopicFilter("lares/v1/alarms/2"))).hasSize(1);
        assertThat(messages.matching(new TopicFilter("lares/v1/alarms/3"))).isEmpty();
    }

    @Test
    void forgetsATopicWhoseMessageIsEmpty() {
        put("a", "x");
        put("a", "");
        put("b", "");

        assertThat(messages.matching(new TopicFilter("#"))).isEmpty();
        assertThat(messages.size()).isZero();
        assertThat(messages.bytes()).isZero();
    }

    @Test
    void letsTheTopicThatWasSilentLongestGiveWay() {
        for (int i = 0; i < RetainedMessages.MAX_TOPICS; i++) {
            put("t/" + i, "x");
        }
        put("t/0", "again");
        put("new", "x");

        assertThat(messages.size()).isEqualTo(RetainedMessages.MAX_TOPICS);
        assertThat(messages.gaveWay()).isEqualTo(1);
        assertThat(messages.matching(new TopicFilter("t/0"))).hasSize(1);
        assertThat(messages.matching(new TopicFilter("t/1"))).isEmpty();
        assertThat(messages.matching(new TopicFilter("new"))).hasSize(1);
    }

    @Test
    void keepsWithinItsBytes() {
        String large = "x".repeat(64 * 1024);
        for (int i = 0; i < 300; i++) {
            put("t/" + i, large);
        }

        assertThat(messages.bytes()).isBetween(RetainedMessages.MAX_BYTES - 70_000, RetainedMessages.MAX_BYTES);
        assertThat(messages.size() + messages.gaveWay()).isEqualTo(300);
        assertThat(messages.matching(new TopicFilter("t/299"))).hasSize(1);
    }

    @Test
    void looksOnlyWhereTheLevelsOfAFilterLead() {
        for (int i = 0; i < RetainedMessages.MAX_TOPICS; i++) {
            put("zigbee2mqtt/room-" + i + "/lamp", "x");
        }
        for (int i = 0; i < TopicTree.MAX_FILTERS_PER_SUBSCRIBER; i++) {
            assertThat(messages.matching(new TopicFilter("zigbee2mqtt/room-" + i + "/+")))
                    .hasSize(1);
            assertThat(messages.matching(new TopicFilter("none-" + i + "/+/lamp")))
                    .isEmpty();
        }
        assertThat(messages.looks()).isLessThanOrEqualTo(6 * TopicTree.MAX_FILTERS_PER_SUBSCRIBER);
    }

    @Test
    void keepsWithinItsLevels() {
        int deep = TopicName.MAX_LEVELS;
        for (int i = 0; i < 1_000; i++) {
            put(i + "/a".repeat(deep - 1), "x");
        }
        assertThat(messages.size()).isEqualTo(RetainedMessages.MAX_LEVELS / deep);
        assertThat(messages.gaveWay()).isEqualTo(1_000 - messages.size());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void givesWhatMatches(long seed) {
        Random random = new Random(seed);
        Map<TopicName, String> kept = new LinkedHashMap<>();
        for (int i = 0; i < 2_000; i++) {
            TopicName topic = RandomTopics.topic(random);
            String payload = random.nextInt(4) == 0 ? "" : "m" + i;
            put(topic.text(), payload);
            kept.remove(topic);
            if (!payload.isEmpty()) {
                kept.put(topic, payload);
            }
            TopicFilter filter = RandomTopics.filter(random);
            assertThat(messages.matching(filter))
                    .as("seed %d, %s", seed, filter)
                    .extracting(message -> new String(message.payload(), StandardCharsets.UTF_8))
                    .containsExactlyElementsOf(kept.entrySet().stream()
                            .filter(each -> filter.matches(each.getKey()))
                            .map(Map.Entry::getValue)
                            .toList());
        }
    }

    private void put(String topic, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        messages.put(Message.of(new TopicName(topic), bytes, PublishProperties.NONE, Message.NEVER));
    }
}
