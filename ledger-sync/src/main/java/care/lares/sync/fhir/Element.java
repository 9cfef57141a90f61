// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON object of FHIR while it is put together; fields in the order they were given, none of them empty. */
final class Element {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int INITIAL_BYTES = 4096;

    private final Map<String, Object> fields = new LinkedHashMap<>();

    static Element resource(String type) {
        return new Element().with("resourceType", type);
    }

    /** Text; FHIR knows no empty one, so that such a field is left out. */
    Element with(String name, String text) {
        return text.isEmpty() ? this : put(name, text);
    }

    Element with(String name, boolean flag) {
        return put(name, flag);
    }

    Element with(String name, long number) {
        return put(name, number);
    }

    Element with(String name, BigDecimal number) {
        return put(name, number);
    }

    Element with(String name, Element element) {
        return element.fields.isEmpty() ? this : put(name, element);
    }

    /** An array; FHIR knows no empty one either. */
    Element with(String name, List<Element> elements) {
        return elements.isEmpty() ? this : put(name, List.copyOf(elements));
    }

    /** One more of an array. */
    Element and(String name, Element element) {
        return append(name, element);
    }

    /** One more text of an array. */
    Element and(String name, String text) {
        return append(name, text);
    }

    private Element append(String name, Object item) {
        List<Object> all = new ArrayList<>();
        if (fields.get(name) instanceof List<?> before) {
            all.addAll(before);
        }
        all.add(item);
        return put(name, all);
    }

    private Element put(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    /** UTF-8. */
    byte[] json() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            write(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return bytes.toByteArray();
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            json.writeFieldName(field.getKey());
            write(field.getValue(), json);
        }
        json.writeEndObject();
    }

    private static void write(Object value, JsonGenerator json) throws IOException {
        if (value instanceof Element element) {
            element.write(json);
        } else if (value instanceof List<?> all) {
            json.writeStartArray();
            for (Object one : all) {
                write(one, json);
            }
            json.writeEndArray();
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number.toPlainString());
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString((String) value);
        }
    }
}
