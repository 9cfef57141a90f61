// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.driver.PayloadJson;
import care.lares.driver.Scalar;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The keys and values of a state message: one JSON object. What lies deeper is settings, and left alone. */
final class StatePayload {
    /** Most keys kept: the largest converters describe some 150. */
    static final int MAX_KEYS = 1_024;

    /**
     * What was read.
     *
     * @param values in the order sent, nulls left out; also what came before the message broke off
     * @param whole whether it was one JSON object, and nothing else
     */
    record Read(Map<String, Scalar> values, boolean whole) {}

    private StatePayload() {}

    static Read read(byte[] payload) {
        Map<String, Scalar> values = new LinkedHashMap<>();
        boolean whole = false;
        try (JsonParser json = PayloadJson.parser(payload)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                readObject(json, values);
                whole = json.nextToken() == null;
            }
        } catch (IOException notJson) {
            whole = false;
        }
        return new Read(values, whole);
    }

    private static void readObject(JsonParser json, Map<String, Scalar> values) throws IOException {
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            Scalar value = PayloadJson.scalar(json, json.nextToken());
            if (!value.isMissing() && key.length() <= KeyNames.MAX_LENGTH && values.size() < MAX_KEYS) {
                values.put(key, value);
            }
        }
    }

    /** One value by itself, as bridges that publish each key on a topic of its own send it. */
    static Scalar single(String text) {
        return switch (text) {
            case "true" -> Scalar.TRUE;
            case "false" -> Scalar.FALSE;
            case "null", "" -> Scalar.NULL;
            default -> text.matches("-?\\d{1,12}(\\.\\d{1,12})?") ? new Scalar(Scalar.Form.NUMBER, text) : text(text);
        };
    }

    private static Scalar text(String text) {
        return text.length() > Scalar.MAX_TEXT ? Scalar.LONG_TEXT : new Scalar(Scalar.Form.TEXT, text);
    }
}
