// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.driver.PayloadJson;
import care.lares.driver.Scalar;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The keys and values of a state message: one JSON object. What lies deeper is settings, and left alone. */
final class StatePayload {
    /** Most keys kept that mean nothing here: the largest converters describe some 150. */
    static final int MAX_KEYS = 1_024;

    /**
     * What was read.
     *
     * @param values in the order sent, nulls left out; also what came before the message broke off
     * @param whole whether it was one JSON object, and nothing else
     */
    record Read(Map<String, Scalar> values, boolean whole) {}

    private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

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
            Scalar urgent = urgent(key);
            Scalar value = PayloadJson.scalar(json, json.nextToken());
            boolean room = values.size() < MAX_KEYS || Zigbee2MqttDriver.knows(key);
            if (!value.isMissing() && key.length() <= KeyNames.MAX_LENGTH && room) {
                values.merge(key, value, (first, again) -> first.equals(urgent) ? first : again);
            }
        }
    }

    /** Of a key that stands there twice, the value that no other takes back: a contact that is not made is an open door. */
    private static Scalar urgent(String key) {
        return key.contains("contact") ? Scalar.FALSE : Scalar.TRUE;
    }

    /** Whether a payload begins as a state does, after white space and the mark some programs put before UTF-8. */
    static boolean isObject(byte[] payload) {
        int at = payload.length >= BOM.length && Arrays.equals(payload, 0, BOM.length, BOM, 0, BOM.length)
                ? BOM.length
                : 0;
        while (at < payload.length && Character.isWhitespace(payload[at])) {
            at++;
        }
        return at < payload.length && payload[at] == '{';
    }

    /** One value by itself, as bridges that publish each key on a topic of its own send it. */
    static Scalar single(String text) {
        String word = text.strip();
        return switch (word) {
            case "true" -> Scalar.TRUE;
            case "false" -> Scalar.FALSE;
            case "null", "" -> Scalar.NULL;
            default -> word.matches("-?\\d{1,12}(\\.\\d{1,12})?") ? new Scalar(Scalar.Form.NUMBER, word) : text(word);
        };
    }

    private static Scalar text(String text) {
        return text.length() > Scalar.MAX_TEXT ? Scalar.LONG_TEXT : new Scalar(Scalar.Form.TEXT, text);
    }
}
