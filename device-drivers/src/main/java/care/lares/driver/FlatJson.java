// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A JSON object with everything in it by its path: {@code params/flood:0/alarm}. Elements of arrays go by their number,
 * and the array itself by how many there are.
 *
 * @param values in the order sent, nulls left out; also what came before the message broke off
 * @param whole whether it was one JSON object, and nothing else
 */
public record FlatJson(Map<String, Scalar> values, boolean whole) {
    /** Most values kept of one message: no device has more to say. */
    public static final int MAX_VALUES = 512;
    /** Longest path in characters. */
    private static final int MAX_PATH = 128;

    /** Makes them unchangeable. */
    public FlatJson {
        values = Collections.unmodifiableMap(values);
    }

    /** Reads a payload as far as it can be read. */
    public static FlatJson of(byte[] payload) {
        Map<String, Scalar> values = new LinkedHashMap<>();
        boolean whole = false;
        try (JsonParser json = PayloadJson.parser(payload)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                object(json, "", values);
                whole = json.nextToken() == null;
            }
        } catch (IOException notJson) {
            whole = false;
        }
        return new FlatJson(values, whole);
    }

    /** A payload that is no object but a word or a number as plain text, by a path given to it. */
    public static FlatJson word(String path, byte[] payload) {
        if (payload.length > Scalar.MAX_TEXT) {
            return new FlatJson(Map.of(path, Scalar.LONG_TEXT), true);
        }
        String text = new String(payload, StandardCharsets.UTF_8).strip();
        return new FlatJson(Map.of(path, new Scalar(Scalar.Form.TEXT, text)), true);
    }

    /** The text at a path; empty when there is none. */
    public String text(String path) {
        return values.getOrDefault(path, Scalar.ABSENT).text();
    }

    private static void object(JsonParser json, String path, Map<String, Scalar> into) throws IOException {
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            value(json, json.nextToken(), path + key, into);
        }
    }

    private static void array(JsonParser json, String path, Map<String, Scalar> into) throws IOException {
        int count = 0;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            value(json, token, path + '/' + count++, into);
        }
        put(path, new Scalar(Scalar.Form.NUMBER, Integer.toString(count)), into);
    }

    private static void value(JsonParser json, JsonToken token, String path, Map<String, Scalar> into)
            throws IOException {
        if (path.length() > MAX_PATH) {
            json.skipChildren();
        } else if (token == JsonToken.START_OBJECT) {
            object(json, path + '/', into);
        } else if (token == JsonToken.START_ARRAY) {
            array(json, path, into);
        } else {
            put(path, PayloadJson.scalar(json, token), into);
        }
    }

    private static void put(String path, Scalar value, Map<String, Scalar> into) {
        if (!value.isMissing() && into.size() < MAX_VALUES) {
            into.put(path, value);
        }
    }
}
