// SPDX-License-Identifier: Apache-2.0
package care.lares.broker;

import java.util.List;
import java.util.Optional;

/**
 * The topic of one message (MQTT 5 section 4.7): levels between slashes, no wildcards.
 *
 * @param text as it stands on the wire
 */
public record TopicName(String text) {
    /** Most levels of a topic or filter: a tree of subscriptions stays shallow whatever clients ask for. */
    public static final int MAX_LEVELS = 128;
    /** Longest topic or filter in characters: the standard's 65,535 would let one client fill the heap. */
    public static final int MAX_LENGTH = 1_024;

    private static final char REPLACEMENT = '\uFFFD';

    /** Refuses what no message may have as its topic. */
    public TopicName {
        if (!isValid(text)) {
            throw new IllegalArgumentException("not a topic name");
        }
    }

    /** The topic a client names; empty when it must not be one. */
    public static Optional<TopicName> of(String text) {
        return isValid(text) ? Optional.of(new TopicName(text)) : Optional.empty();
    }

    /**
     * Whether a text can have come as MQTT wants text (section 1.5.4): UTF-8, without U+0000. What was no UTF-8 has been
     * decoded to replacement characters, and two devices' names would be one.
     */
    public static boolean isText(String text) {
        return text.indexOf('\0') < 0 && text.indexOf(REPLACEMENT) < 0;
    }

    /** The levels, outermost first; empty ones count. */
    public List<String> levels() {
        return List.of(text.split("/", -1));
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean isValid(String text) {
        return hasValidForm(text) && text.indexOf('+') < 0 && text.indexOf('#') < 0;
    }

    /** What holds for names and filters alike (MQTT 5 section 4.7.3), and our limits. */
    static boolean hasValidForm(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH || !isText(text)) {
            return false;
        }
        return text.chars().filter(c -> c == '/').count() < MAX_LEVELS;
    }
}
