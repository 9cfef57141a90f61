// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.senml;

import care.lares.driver.PayloadJson;
import care.lares.driver.Reason;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** A pack written in JSON (RFC 8428, section 5). */
final class JsonForm {
    private JsonForm() {}

    /** Reads a payload into a pack, as far as it can be read. */
    static void read(byte[] payload, Pack pack) {
        try (JsonParser parser = PayloadJson.parser(payload)) {
            readMessage(parser, pack);
        } catch (IOException notJson) {
            pack.cutShort("JSON");
        }
    }

    private static void readMessage(JsonParser parser, Pack pack) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                readElement(parser, pack);
            }
        } else if (first != null) {
            pack.refuse(Reason.MALFORMED, "a pack is an array: " + SenmlDriver.ACCEPTED);
            readElement(parser, pack);
        }
        if (parser.nextToken() != null) {
            pack.refuse(Reason.MALFORMED, "something follows the pack: " + SenmlDriver.ACCEPTED);
        }
    }

    private static void readElement(JsonParser parser, Pack pack) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            pack.skipped();
            return;
        }
        SenmlRecord record = new SenmlRecord();
        String label = parser.nextFieldName();
        while (label != null) {
            record.put(label, PayloadJson.scalar(parser, parser.nextToken()));
            label = parser.nextFieldName();
        }
        pack.take(record);
    }
}
