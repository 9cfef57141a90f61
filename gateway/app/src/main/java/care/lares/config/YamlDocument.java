// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A YAML text as a tree that remembers the line of every setting, which Jackson's own trees do not, and that finds every
 * setting that stands twice, where they take the later one.
 */
final class YamlDocument {
    /** Deepest nesting; the settings need three. */
    private static final int MAX_DEPTH = 16;

    /** Only {@code true} and {@code false} are yes and no, as in YAML 1.2: {@code no} may be somebody's name. */
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();

    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private JsonNode root = MissingNode.getInstance();

    private YamlDocument() {}

    static YamlDocument parse(String text) {
        YamlDocument document = new YamlDocument();
        try (YAMLParser parser = YAML.createParser(text)) {
            document.read(parser);
        } catch (JsonProcessingException e) {
            document.unreadable(e);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory", e);
        }
        return document;
    }

    /** The tree; missing when the text is empty or no YAML. */
    JsonNode root() {
        return root;
    }

    /** What is wrong with the text as YAML. */
    List<Fault> faults() {
        return faults;
    }

    /** The line of a setting by its dotted name, or of the nearest group around it. */
    int line(String setting) {
        Integer line = lines.get(setting);
        if (line != null) {
            return line;
        }
        int dot = setting.lastIndexOf('.');
        return dot < 0 ? 1 : line(setting.substring(0, dot));
    }

    private void read(YAMLParser parser) throws IOException {
        if (parser.nextToken() == null) {
            return;
        }
        root = value(parser, "", 0);
        if (parser.nextToken() != null) {
            faults.add(new Fault(lineOf(parser), "", "a second document begins here", "one document in one file"));
        }
    }

    private JsonNode value(YAMLParser parser, String name, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            faults.add(new Fault(lineOf(parser), name, "nested too deep", "at most " + MAX_DEPTH + " levels"));
            parser.skipChildren();
            return JsonNodeFactory.instance.nullNode();
        }
        if (parser.isCurrentAlias()) {
            faults.add(new Fault(lineOf(parser), name, "refers to another setting by *", "the value itself"));
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> group(parser, name, depth);
            case START_ARRAY -> list(parser, name, depth);
            case VALUE_TRUE, VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(token == JsonToken.VALUE_TRUE);
            case VALUE_NUMBER_INT -> JsonNodeFactory.instance.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> JsonNodeFactory.instance.numberNode(parser.getDecimalValue());
            case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
            default -> JsonNodeFactory.instance.textNode(parser.getText());
        };
    }

    private ObjectNode group(YAMLParser parser, String name, int depth) throws IOException {
        ObjectNode group = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            String setting = name.isEmpty() ? key : name + "." + key;
            int line = lineOf(parser);
            Integer earlier = lines.putIfAbsent(setting, line);
            parser.nextToken();
            JsonNode value = value(parser, setting, depth + 1);
            if (earlier == null) {
                group.set(key, value);
            } else {
                faults.add(
                        new Fault(line, setting, "stands here again, first in line " + earlier, "each setting once"));
            }
        }
        return group;
    }

    private ArrayNode list(YAMLParser parser, String name, int depth) throws IOException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String item = name + "." + list.size();
            lines.putIfAbsent(item, lineOf(parser));
            list.add(value(parser, item, depth + 1));
        }
        return list;
    }

    private void unreadable(JsonProcessingException e) {
        JsonLocation where = e.getLocation();
        String reason = e.getOriginalMessage().lines().findFirst().orElse("cannot be read");
        faults.add(new Fault(
                where == null ? 1 : Math.max(1, where.getLineNr()),
                "",
                "this is not YAML: " + reason,
                "lines of the form 'setting: value', indented by spaces"));
    }

    private static int lineOf(YAMLParser parser) {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }
}
