// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTreeTest {
    private final TopicTree<String> tree = new TopicTree<>();

    @Test
    void deliversOnceWithTheHighestQosOfOverlappingFilters() {
        tree.subscribe(new TopicFilter("lares/v1/alarms/#"), "console", Subscription.of(0));
        tree.subscribe(new TopicFilter("lares/v1/alarms/+"), "console", Subscription.of(1));
        tree.subscribe(new TopicFilter("#"), "logger", Subscription.of(0));

        assertThat(qos(new TopicName("lares/v1/alarms/1"))).isEqualTo(Map.of("console", 1, "logger", 0));
    }

    @Test
    void putsTogetherWhatOverlappingFiltersWant() {
        tree.subscribe(new TopicFilter("a/#"), "x", new Subscription(0, false, true, List.of(7)));
        tree.subscribe(new TopicFilter("a/b"), "x", new Subscription(1, true, false, List.of(9)));
        tree.subscribe(new TopicFilter("#"), "x", new Subscription(0, true, false, List.of(7)));
        tree.subscribe(new TopicFilter("+/b"), "x", Subscription.of(0));
        tree.subscribe(new TopicFilter("a/+"), "y", new Subscription(1, true, false, List.of(1)));

        Map<String, Subscription> told = tree.match(new TopicName("a/b"), "y");
        assertThat(told).containsOnlyKeys("x");
        assertThat(told.get("x").qos()).isEqualTo(1);
        assertThat(told.get("x").asPublished()).isTrue();
        assertThat(told.get("x").identifiers()).containsExactlyInAnyOrder(7, 9);
        Subscription own = tree.match(new TopicName("a/b"), "x").get("x");
        assertThat(own.qos()).as("without the one it does not want its own for").isZero();
        assertThat(own.identifiers()).containsExactly(7);
    }

    @Test
    void tellsNewSubscriptionsFromChangedOnes() {
        TopicFilter filter = new TopicFilter("a/+");

        assertThat(tree.subscribe(filter, "x", Subscription.of(1))).isEqualTo(TopicTree.Outcome.ADDED);
        assertThat(tree.subscribe(filter, "x", Subscription.of(0))).isEqualTo(TopicTree.Outcome.REPLACED);
        assertThat(qos(new TopicName("a/b"))).isEqualTo(Map.of("x", 0));
        assertThat(tree.size()).isEqualTo(1);
    }

    @Test
    void forgetsWhatIsUnsubscribed() {
        tree.subscribe(new TopicFilter("a/b"), "x", Subscription.of(1));
        tree.subscribe(new TopicFilter("a/+/c"), "x", Subscription.of(1));
        tree.subscribe(new TopicFilter("a/b"), "y", Subscription.of(1));

        assertThat(tree.unsubscribe(new TopicFilter("a/b"), "x")).isTrue();
        assertThat(tree.unsubscribe(new TopicFilter("a/b"), "x")).isFalse();
        assertThat(tree.unsubscribe(new TopicFilter("a/b"), "z")).isFalse();
        assertThat(qos(new TopicName("a/b"))).isEqualTo(Map.of("y", 1));
        tree.unsubscribeAll("x");
        tree.unsubscribeAll("y");
        tree.unsubscribeAll("z");
        assertThat(tree.size()).isZero();
        assertThat(tree.nodes()).isZero();
    }

    @Test
    void refusesMoreFiltersThanOneSubscriberNeeds() {
        for (int i = 0; i < TopicTree.MAX_FILTERS_PER_SUBSCRIBER; i++) {
            assertThat(tree.subscribe(new TopicFilter("a/" + i), "greedy", Subscription.of(0)))
                    .isEqualTo(TopicTree.Outcome.ADDED);
        }

        assertThat(tree.subscribe(new TopicFilter("one/more"), "greedy", Subscription.of(0)))
                .isEqualTo(TopicTree.Outcome.REFUSED);
        assertThat(tree.subscribe(new TopicFilter("a/0"), "greedy", Subscription.of(1)))
                .isEqualTo(TopicTree.Outcome.REPLACED);
        assertThat(tree.subscribe(new TopicFilter("one/more"), "modest", Subscription.of(0)))
                .isEqualTo(TopicTree.Outcome.ADDED);
    }

    @Test
    void refusesMoreLevelsThanMemoryIsMeantFor() {
        String deep = "/x".repeat(TopicName.MAX_LEVELS - 2);
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            TopicFilter filter = new TopicFilter(i + deep);
            refused += tree.subscribe(filter, "s" + i / 100, Subscription.of(0)) == TopicTree.Outcome.REFUSED ? 1 : 0;
        }

        assertThat(refused).isPositive();
        assertThat(tree.nodes()).isLessThanOrEqualTo(TopicTree.MAX_NODES);
        assertThat(tree.size()).isEqualTo(1_000 - refused);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesWithAskingEveryFilter(long seed) {
        Random random = new Random(seed);
        Map<String, Map<TopicFilter, Subscription>> model = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            step(random, model, i);
            TopicName topic = RandomTopics.topic(random);
            String from = "s" + random.nextInt(4);
            Map<String, Subscription> matched = new HashMap<>();
            tree.match(topic, from).forEach((subscriber, wanted) -> matched.put(subscriber, sorted(wanted)));
            assertThat(matched).as("seed %d: %s", seed, topic).isEqualTo(expected(model, topic, from));
        }
        model.keySet().forEach(tree::unsubscribeAll);
        assertThat(tree.nodes()).isZero();
    }

    private Map<String, Integer> qos(TopicName topic) {
        Map<String, Integer> qos = new HashMap<>();
        tree.match(topic, "nobody").forEach((subscriber, wanted) -> qos.put(subscriber, wanted.qos()));
        return qos;
    }

    private void step(Random random, Map<String, Map<TopicFilter, Subscription>> model, int number) {
        String subscriber = "s" + random.nextInt(4);
        TopicFilter filter = RandomTopics.filter(random);
        Map<TopicFilter, Subscription> held = model.computeIfAbsent(subscriber, s -> new HashMap<>());
        if (random.nextInt(3) == 0) {
            assertThat(tree.unsubscribe(filter, subscriber)).isEqualTo(held.remove(filter) != null);
        } else {
            List<Integer> identifiers = random.nextBoolean() ? List.of(number) : List.of();
            Subscription wanted =
                    new Subscription(random.nextInt(3), random.nextBoolean(), random.nextBoolean(), identifiers);
            tree.subscribe(filter, subscriber, wanted);
            held.put(filter, wanted);
        }
    }

    private static Map<String, Subscription> expected(
            Map<String, Map<TopicFilter, Subscription>> model, TopicName topic, String from) {
        Map<String, Subscription> expected = new HashMap<>();
        model.forEach((subscriber, held) -> {
            List<Subscription> matching = held.entrySet().stream()
                    .filter(each -> each.getKey().matches(topic))
                    .map(Map.Entry::getValue)
                    .filter(wanted -> !wanted.noLocal() || !subscriber.equals(from))
                    .toList();
            if (!matching.isEmpty()) {
                expected.put(
                        subscriber,
                        sorted(new Subscription(
                                matching.stream()
                                        .mapToInt(Subscription::qos)
                                        .max()
                                        .orElseThrow(),
                                matching.stream().allMatch(Subscription::noLocal),
                                matching.stream().anyMatch(Subscription::asPublished),
                                matching.stream()
                                        .flatMap(wanted -> wanted.identifiers().stream())
                                        .toList())));
            }
        });
        return expected;
    }

    private static Subscription sorted(Subscription wanted) {
        List<Integer> identifiers = wanted.identifiers().stream().sorted().toList();
        return new Subscription(wanted.qos(), wanted.noLocal(), wanted.asPublished(), identifiers);
    }
}
