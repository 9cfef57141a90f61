// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import java.util.List;
import java.util.Optional;

/**
 * What a subscription asks for (MQTT 5 section 4.7.1): a topic in which {@code +} stands for one level and {@code #}, at
 * the end, for all further ones. Neither stands for a first level that begins with {@code $} (section 4.7.2).
 *
 * @param text as it stands on the wire
 */
public record TopicFilter(String text) {
    private static final String ONE_LEVEL = "+";
    private static final String ALL_LEVELS = "#";

    /** Refuses what cannot be subscribed to. */
    public TopicFilter {
        if (!isValid(text)) {
            throw new IllegalArgumentException("not a topic filter");
        }
    }

    /** The filter a client names; empty when it is none. */
    public static Optional<TopicFilter> of(String text) {
        return isValid(text) ? Optional.of(new TopicFilter(text)) : Optional.empty();
    }

    /** The levels, outermost first; empty ones count. */
    public List<String> levels() {
        return List.of(text.split("/", -1));
    }

    /** Whether it names one topic only. */
    public boolean isExact() {
        return text.indexOf('+') < 0 && text.indexOf('#') < 0;
    }

    /** Whether it asks for a share of a subscription (MQTT 5 section 4.8.2). */
    public boolean isShared() {
        return text.startsWith("$share/");
    }

    /** Whether messages of this topic are asked for. */
    public boolean matches(TopicName topic) {
        return isExact() ? text.equals(topic.text()) : admits(topic.levels());
    }

    /** Whether every topic the other filter matches is matched by this one. */
    public boolean covers(TopicFilter other) {
        return admits(other.levels());
    }

    /**
     * A filter's own wildcards are levels like any other here, with one exception: only {@code #} admits {@code #}, and
     * only wildcards admit {@code +}.
     */
    private boolean admits(List<String> others) {
        List<String> mine = levels();
        boolean wildcardFirst = isWildcard(mine.get(0));
        if (wildcardFirst && others.get(0).startsWith("$")) {
            return false;
        }
        for (int i = 0; i < mine.size(); i++) {
            String level = mine.get(i);
            if (level.equals(ALL_LEVELS)) {
                return true;
            }
            if (i == others.size() || others.get(i).equals(ALL_LEVELS)) {
                return false;
            }
            if (!level.equals(ONE_LEVEL) && !level.equals(others.get(i))) {
                return false;
            }
        }
        return mine.size() == others.size();
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean isValid(String text) {
        if (!TopicName.hasValidForm(text)) {
            return false;
        }
        String[] levels = text.split("/", -1);
        for (int i = 0; i < levels.length; i++) {
            boolean last = i == levels.length - 1;
            boolean plain = levels[i].indexOf('+') < 0 && levels[i].indexOf('#') < 0;
            if (!plain && !levels[i].equals(ONE_LEVEL) && !(last && levels[i].equals(ALL_LEVELS))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWildcard(String level) {
        return level.equals(ONE_LEVEL) || level.equals(ALL_LEVELS);
    }
}
