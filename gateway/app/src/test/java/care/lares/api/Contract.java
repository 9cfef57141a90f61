// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** The OpenAPI document, to which every answer is held. */
public final class Contract {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** Read once: compiling its schemas takes a second. */
    public static final Contract DOCUMENT = new Contract();

    private final JsonNode document;
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Set<String> seen = new ConcurrentSkipListSet<>();

    private Contract() {
        try (InputStream in = ContractRoutes.class.getResourceAsStream("openapi.yaml")) {
            document = YAMLMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One thing that can be asked.
     *
     * @param open whether anyone may ask
     * @param scopes of which a person needs one; empty: none in particular
     * @param query names of its parameters behind the question mark
     * @param headers names of the headers it heeds
     * @param bodies media types it takes
     */
    public record Operation(
            String method,
            String template,
            boolean open,
            Set<String> scopes,
            Set<String> query,
            Set<String> headers,
            Set<String> bodies) {
        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    /** Everything in the document. */
    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (Set.of("get", "post", "put", "patch", "delete").contains(method.getKey())) {
                        operations.add(
                                operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()));
                    }
                }));
        return operations;
    }

    private Operation operation(String method, String template, JsonNode operation) {
        JsonNode security = operation.has("security") ? operation.path("security") : document.path("security");
        Set<String> scopes = new LinkedHashSet<>();
        security.forEach(one ->
                one.properties().forEach(way -> way.getValue().forEach(s -> scopes.add(s.textValue()))));
        Set<String> query = parameters(operation, "query");
        Set<String> headers = parameters(operation, "header");
        Set<String> bodies = new TreeSet<>();
        operation.path("requestBody").path("content").fieldNames().forEachRemaining(bodies::add);
        return new Operation(method, template, security.isEmpty(), scopes, query, headers, bodies);
    }

    private Set<String> parameters(JsonNode operation, String where) {
        Set<String> names = new TreeSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode known = resolved(parameter);
            if (known.path("in").asText("").equals(where)) {
                names.add(known.path("name").asText(""));
            }
        }
        return names;
    }

    /** Answers seen so far, such as {@code GET /health/live 200}. */
    public Set<String> seen() {
        return seen;
    }

    /** Fails unless the document says that this may be answered. */
    public void check(String method, String path, int status, String type, String body) {
        String bare = path.split("\\?", 2)[0];
        Optional<Operation> asked = operations().stream()
                .filter(one -> one.method().equals(method) && matches(one.template(), bare))
                .findFirst();
        if (asked.isEmpty()) {
            assertThat(status).as("%s %s is not in the document", method, bare).isIn(404, 405);
            assertThat(faults("Problem", body)).as(body).isEmpty();
            return;
        }
        Operation operation = asked.get();
        JsonNode response = resolved(document.path("paths")
                .path(operation.template())
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(status)));
        assertThat(response.isMissingNode())
                .as("%s answered %s, which is not documented: %s", operation, status, body)
                .isFalse();
        seen.add(operation + " " + status);
        JsonNode content = response.path("content");
        if (content.isEmpty()) {
            assertThat(body).as("body of %s %s", operation, status).isEmpty();
            return;
        }
        String mediaType = type.split(";", 2)[0];
        assertThat(content.has(mediaType))
                .as("type of %s %s: %s", operation, status, mediaType)
                .isTrue();
        if (mediaType.endsWith("json")) {
            assertThat(faults(content.path(mediaType).path("schema"), body))
                    .as("%s %s answered %s", operation, status, body)
                    .isEmpty();
        }
    }

    /** What is wrong with a text according to a schema of the document. */
    public List<Error> faults(String schemaName, String json) {
        return faults(document.path("components").path("schemas").path(schemaName), json);
    }

    private List<Error> faults(JsonNode schema, String json) {
        return compiled.computeIfAbsent(schema, this::compile)
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private Schema compile(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", document.path("components"));
        whole.putArray("allOf").add(schema);
        return schemas.getSchema(whole);
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isTextual() ? document.at(reference.textValue().substring(1)) : node;
    }

    private static boolean matches(String template, String path) {
        return path.matches(template.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+"));
    }
}
