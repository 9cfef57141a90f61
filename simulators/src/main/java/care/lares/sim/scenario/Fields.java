// SPDX-License-Identifier: Apache-2.0
package care.lares.sim.scenario;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** One group of fields; what is taken from it is gone, and what is left at the end nobody knows. */
final class Fields {
    private final YamlText text;
    private final int line;
    private final Map<String, Node> left = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    Fields(YamlText text, int line) {
        this.text = text;
        this.line = line;
    }

    boolean add(String name, Node value, int at) {
        lines.putIfAbsent(name, at);
        return left.putIfAbsent(name, value) == null;
    }

    int line() {
        return line;
    }

    Map<String, Integer> names() {
        return Map.copyOf(lines);
    }

    Optional<String> text(String name) {
        Node node = left.remove(name);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        text.mistake(YamlText.line(node), "'" + name + "' has no single value", name + ": VALUE");
        return Optional.empty();
    }

    /** A value that must be one of some; anything else is a mistake and empty. */
    <T> Optional<T> value(String name, Function<String, Optional<T>> read, String accepted) {
        int at = lines.getOrDefault(name, line);
        Optional<String> written = text(name);
        Optional<T> value = written.flatMap(read);
        if (written.isPresent() && value.isEmpty()) {
            text.mistake(at, "'" + name + ": " + written.get() + "' is not known", accepted);
        }
        return value;
    }

    Optional<Duration> span(String name) {
        return value(name, Spans::parse, Spans.ACCEPTED);
    }

    <T> Optional<T> required(String name, Function<String, Optional<T>> read, String accepted) {
        if (!left.containsKey(name)) {
            text.mistake(line, "'" + name + "' is missing", name + ": " + accepted);
            return Optional.empty();
        }
        return value(name, read, accepted);
    }

    Optional<Fields> group(String name) {
        Node node = left.remove(name);
        return node == null ? Optional.empty() : text.fields(node);
    }

    List<Fields> list(String name) {
        Node node = left.remove(name);
        return node == null ? List.of() : text.list(name, node);
    }

    /** Nothing may be left. */
    void end(String accepted) {
        left.forEach((name, node) ->
                text.mistake(lines.getOrDefault(name, line), "'" + name + "' is not known here", accepted));
        left.clear();
    }
}
