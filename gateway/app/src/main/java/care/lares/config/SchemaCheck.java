// SPDX-License-Identifier: Apache-2.0
package care.lares.config;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds a document against a schema and says in plain words what differs. */
final class SchemaCheck {
    /** Longest piece of a wrong value that is repeated in a message, in characters. */
    private static final int MAX_SHOWN = 40;

    private static final Pattern SECRET = Pattern.compile("(?i)password|secret|token|psk|key");

    private final Schema schema;

    /** Against {@code lares.schema.json}. */
    SchemaCheck() {
        this("lares.schema.json");
    }

    SchemaCheck(String resource) {
        try (InputStream in = SchemaCheck.class.getResourceAsStream(resource)) {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Fault> faults(YamlDocument document) {
        List<Fault> faults = new ArrayList<>();
        for (Error error : schema.validate(document.root())) {
            Fault fault = fault(document, error);
            // A value of the wrong type breaks several rules at once: one of them is enough to know.
            if (faults.stream().noneMatch(known -> known.setting().equals(fault.setting()))) {
                faults.add(fault);
            }
        }
        return faults;
    }

    private Fault fault(YamlDocument document, Error error) {
        String pointer = error.getInstanceLocation().toString();
        String group = pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
        JsonNode rule = rule(error);
        String property = error.getProperty();
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknown(document, join(group, property), property, rule);
            case "required" -> {
                JsonNode missing = resolved(rule.path("properties").path(property));
                yield new Fault(document.line(group), join(group, property), "is missing", description(missing));
            }
            default -> new Fault(document.line(group), group, shown(error.getInstanceNode()), description(rule));
        };
    }

    private static Fault unknown(YamlDocument document, String setting, String property, JsonNode rule) {
        String problem = SECRET.matcher(property).find()
                ? "is not a setting, and secrets never stand in this file"
                : "is not a setting";
        String known = rule.path("properties").properties().stream()
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return new Fault(document.line(setting), setting, problem, "one of " + known);
    }

    /** The part of the schema that holds the broken keyword. */
    private JsonNode rule(Error error) {
        String location = error.getSchemaLocation().toString();
        JsonPointer keyword = JsonPointer.compile(location.substring(location.indexOf('#') + 1));
        return schema.getSchemaNode().at(keyword.head());
    }

    private JsonNode resolved(JsonNode rule) {
        JsonNode reference = rule.path("$ref");
        return reference.isTextual()
                ? schema.getSchemaNode().at(reference.textValue().substring(1))
                : rule;
    }

    private static String description(JsonNode rule) {
        return rule.path("description").asText("see the manual");
    }

    private static String shown(JsonNode value) {
        if (value.isObject()) {
            return value.isEmpty() ? "holds nothing" : "holds a group of settings";
        }
        if (value.isArray()) {
            return "holds a list";
        }
        if (value.isNull() || value.isMissingNode()) {
            return "holds nothing";
        }
        String text = value.asText();
        return "is '" + (text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text) + "'";
    }

    private static String join(String group, String property) {
        return group.isEmpty() ? property : group + "." + property;
    }
}
