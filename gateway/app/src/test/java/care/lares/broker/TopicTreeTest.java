// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTreeTest {
    private final TopicTree<String> tree = new TopicTree<>();

    @Test
    void deliversOnceWithTheHighestQosOfOverlappingFilters() {
        tree.subscribe(new TopicFilter("lares/v1/alarms/#"), "console", 0);
        tree.subscribe(new TopicFilter("lares/v1/alarms/+"), "console", 1);
        tree.subscribe(new TopicFilter("#"), "logger", 0);

        assertThat(tree.match(new TopicName("lares/v1/alarms/1"))).isEqualTo(Map.of("console", 1, "logger", 0));
    }

    @Test
    void tellsNewSubscriptionsFromChangedOnes() {
        TopicFilter filter = new TopicFilter("a/+");

        assertThat(tree.subscribe(filter, "x", 1)).isEqualTo(TopicTree.Outcome.ADDED);
        assertThat(tree.subscribe(filter, "x", 0)).isEqualTo(TopicTree.Outcome.REPLACED);
        assertThat(tree.match(new TopicName("a/b"))).isEqualTo(Map.of("x", 0));
        assertThat(tree.size()).isEqualTo(1);
    }

    @Test
    void forgetsWhatIsUnsubscribed() {
        tree.subscribe(new TopicFilter("a/b"), "x", 1);
        tree.subscribe(new TopicFilter("a/+/c"), "x", 1);
        tree.subscribe(new TopicFilter("a/b"), "y", 1);

        assertThat(tree.unsubscribe(new TopicFilter("a/b"), "x")).isTrue();
        assertThat(tree.unsubscribe(new TopicFilter("a/b"), "x")).isFalse();
        assertThat(tree.unsubscribe(new TopicFilter("a/b"), "z")).isFalse();
        assertThat(tree.match(new TopicName("a/b"))).isEqualTo(Map.of("y", 1));
        tree.unsubscribeAll("x");
        tree.unsubscribeAll("y");
        tree.unsubscribeAll("z");
        assertThat(tree.size()).isZero();
        assertThat(tree.nodes()).isZero();
    }

    @Test
    void refusesMoreFiltersThanOneSubscriberNeeds() {
        for (int i = 0; i < TopicTree.MAX_FILTERS_PER_SUBSCRIBER; i++) {
            assertThat(tree.subscribe(new TopicFilter("a/" + i), "greedy", 0)).isEqualTo(TopicTree.Outcome.ADDED);
        }

        assertThat(tree.subscribe(new TopicFilter("one/more"), "greedy", 0)).isEqualTo(TopicTree.Outcome.REFUSED);
        assertThat(tree.subscribe(new TopicFilter("a/0"), "greedy", 1)).isEqualTo(TopicTree.Outcome.REPLACED);
        assertThat(tree.subscribe(new TopicFilter("one/more"), "modest", 0)).isEqualTo(TopicTree.Outcome.ADDED);
    }

    @Test
    void refusesMoreLevelsThanMemoryIsMeantFor() {
        String deep = "/x".repeat(TopicName.MAX_LEVELS - 2);
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            TopicFilter filter = new TopicFilter(i + deep);
            refused += tree.subscribe(filter, "s" + i / 100, 0) == TopicTree.Outcome.REFUSED ? 1 : 0;
        }

        assertThat(refused).isPositive();
        assertThat(tree.nodes()).isLessThanOrEqualTo(TopicTree.MAX_NODES);
        assertThat(tree.size()).isEqualTo(1_000 - refused);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesWithAskingEveryFilter(long seed) {
        Random random = new Random(seed);
        Map<String, Map<TopicFilter, Integer>> model = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            step(random, model);
            TopicName topic = RandomTopics.topic(random);
            assertThat(tree.match(topic)).as("seed %d: %s", seed, topic).isEqualTo(expected(model, topic));
        }
        model.keySet().forEach(tree::unsubscribeAll);
        assertThat(tree.nodes()).isZero();
    }

    private void step(Random random, Map<String, Map<TopicFilter, Integer>> model) {
        String subscriber = "s" + random.nextInt(4);
        TopicFilter filter = RandomTopics.filter(random);
        Map<TopicFilter, Integer> held = model.computeIfAbsent(subscriber, s -> new HashMap<>());
        if (random.nextInt(3) == 0) {
            assertThat(tree.unsubscribe(filter, subscriber)).isEqualTo(held.remove(filter) != null);
        } else {
            int qos = random.nextInt(3);
            tree.subscribe(filter, subscriber, qos);
            held.put(filter, qos);
        }
    }

    private static Map<String, Integer> expected(Map<String, Map<TopicFilter, Integer>> model, TopicName topic) {
        Map<String, Integer> expected = new HashMap<>();
        model.forEach((subscriber, held) -> held.forEach((filter, qos) -> {
            if (filter.matches(topic)) {
                expected.merge(subscriber, qos, Math::max);
            }
        }));
        return expected;
    }
}
