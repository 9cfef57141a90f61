// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds a key that stands twice in one object: of two values the reader would take one, and nobody knows which was meant. */
final class DoubledKey {
    private static final JsonFactory JSON = new JsonFactory();
    /** Longest key that is repeated to its sender, in characters. */
    private static final int MAX_SHOWN = 64;

    private DoubledKey() {}

    /** The first such key of a JSON text; none of what is no JSON, either. */
    static Optional<String> in(byte[] json) {
        Deque<Set<String>> objects = new ArrayDeque<>();
        try (JsonParser parser = JSON.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT -> objects.push(new HashSet<>());
                    case END_OBJECT -> objects.pop();
                    case FIELD_NAME -> {
                        String key = parser.currentName();
                        if (!objects.element().add(key)) {
                            return Optional.of(key.length() > MAX_SHOWN ? key.substring(0, MAX_SHOWN) + "…" : key);
                        }
                    }
                    default -> {}
                }
            }
        } catch (IOException noJson) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
