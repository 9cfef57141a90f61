// SPDX-License-Identifier: Apache-2.0
package care.lares.sync.centre;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Whether an answer confirms a bundle: a FHIR {@code transaction-response} in which every entry was taken. Anything else,
 * a proxy's friendly page among it, confirms nothing.
 */
final class Confirmation {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern TAKEN = Pattern.compile("2[0-9]{2}( .*)?");

    private boolean bundle;
    private boolean response;
    private int entries;
    private int taken;

    private Confirmation() {}

    /**
     * Judges an answer.
     *
     * @param body what was answered
     * @param sent how many entries the bundle had
     */
    static boolean of(byte[] body, int sent) {
        Confirmation confirmation = new Confirmation();
        try (JsonParser json = JSON.createParser(body)) {
            confirmation.read(json);
        } catch (IOException noJson) {
            return false;
        }
        return confirmation.bundle
                && confirmation.response
                && confirmation.entries == sent
                && confirmation.taken == sent;
    }

    private void read(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "resourceType" ->
                    bundle = value == JsonToken.VALUE_STRING && json.getText().equals("Bundle");
                case "type" ->
                    response = value == JsonToken.VALUE_STRING && json.getText().equals("transaction-response");
                case "entry" -> readEntries(json, value);
                default -> json.skipChildren();
            }
        }
        if (json.nextToken() != null) {
            bundle = false;
        }
    }

    private void readEntries(JsonParser json, JsonToken value) throws IOException {
        if (value != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            entries++;
            if (json.currentToken() == JsonToken.START_OBJECT && takenIn(json, "response")) {
                taken++;
            } else {
                json.skipChildren();
            }
        }
    }

    /** Whether this object's member of that name says so; reads to the object's end. */
    private static boolean takenIn(JsonParser json, String member) throws IOException {
        boolean said = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = json.currentName().equals(member);
            JsonToken value = json.nextToken();
            if (wanted && value == JsonToken.START_OBJECT) {
                said = takenIn(json, "status");
            } else if (wanted && value == JsonToken.VALUE_STRING) {
                said = TAKEN.matcher(json.getText()).matches();
            } else {
                json.skipChildren();
            }
        }
        return said;
    }
}
