// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small topics and filters that often meet. */
final class RandomTopics {
    private static final String[] LEVELS = {"a", "b", "", "$s"};

    private RandomTopics() {}

    static TopicName topic(Random random) {
        String text = levels(random, 1 + random.nextInt(4));
        return new TopicName(text.isEmpty() ? "a" : text);
    }

    static TopicFilter filter(Random random) {
        String text = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> random.nextInt(3) == 0 ? "+" : LEVELS[random.nextInt(LEVELS.length)])
                .collect(Collectors.joining("/"));
        String whole = random.nextInt(3) == 0 ? text + "/#" : text;
        return new TopicFilter(whole.isEmpty() ? "#" : whole);
    }

    private static String levels(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> LEVELS[random.nextInt(LEVELS.length)])
                .collect(Collectors.joining("/"));
    }
}
