// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Retained messages by the levels of their topics, so that a subscription looks only where its own levels lead, and no topic
 * is taken apart more than once. For one thread.
 */
final class RetainedTree {
    private final Place root = new Place(null, "");
    private long numbers;
    private int places;
    private long looks;

    /** Where a message of a topic stands: a level below the one before it. */
    static final class Place {
        private final @Nullable Place above;
        private final String level;
        private final Map<String, Place> below = new HashMap<>(2);
        private @Nullable Message message;
        /** The higher, the later it was put here. */
        private long number;

        private Place(@Nullable Place above, String level) {
            this.above = above;
            this.level = level;
        }

        /** What stands here. */
        @Nullable
        Message message() {
            return message;
        }
    }

    /** Where messages of a topic stand. */
    Place place(TopicName topic) {
        Place place = root;
        for (String level : topic.levels()) {
            Place next = place.below.get(level);
            if (next == null) {
                next = new Place(place, level);
                place.below.put(level, next);
                places++;
            }
            place = next;
        }
        return place;
    }

    /** Puts a message where its topic stands, instead of the one before. */
    void put(Place place, Message message) {
        place.message = message;
        place.number = numbers++;
    }

    /** Takes away what stands here, and each level above that nobody needs any more. */
    void remove(Place place) {
        place.message = null;
        Place empty = place;
        while (empty.above != null && empty.message == null && empty.below.isEmpty()) {
            empty.above.below.remove(empty.level);
            places--;
            empty = empty.above;
        }
    }

    /** The messages under a filter, the topic that was silent longest first. */
    List<Message> matching(TopicFilter filter) {
        List<Place> found = new ArrayList<>();
        collect(root, filter.levels(), 0, found);
        found.sort(Comparator.comparingLong(place -> place.number));
        List<Message> messages = new ArrayList<>(found.size());
        for (Place place : found) {
            if (place.message != null) {
                messages.add(place.message);
            }
        }
        return messages;
    }

    /** How many levels are kept. */
    int places() {
        return places;
    }

    /** How many levels were looked at since the start; for tests of what a subscription costs. */
    long looks() {
        return looks;
    }

    /** Not deeper than {@link TopicName#MAX_LEVELS}. */
    private void collect(Place place, List<String> levels, int depth, List<Place> found) {
        looks++;
        boolean all = depth < levels.size() && levels.get(depth).equals("#");
        if ((all || depth == levels.size()) && place.message != null) {
            found.add(place); // "sport/#" matches "sport"
        }
        if (depth == levels.size()) {
            return;
        }
        String level = levels.get(depth);
        if (!all && !level.equals("+")) {
            Place next = place.below.get(level);
            if (next != null) {
                collect(next, levels, depth + 1, found);
            }
            return;
        }
        for (Place next : place.below.values()) {
            if (depth > 0 || place != root || !next.level.startsWith("$")) {
                collect(next, levels, all ? depth : depth + 1, found);
            }
        }
    }
}
