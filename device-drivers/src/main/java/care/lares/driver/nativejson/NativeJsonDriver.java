// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.nativejson;

import care.lares.driver.Decoded;
import care.lares.driver.Driver;
import care.lares.driver.PayloadJson;
import care.lares.driver.RawMessage;
import care.lares.driver.Reason;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Native JSON (RFC 8259): an object, or an array of objects, of {@code t}, {@code kind}, {@code value}, {@code unit} and
 * {@code id}; other fields are ignored.
 *
 * <p>{@code kind} and {@code value} must be there. {@code t} is RFC 3339 text; {@code id} is text. A flag is
 * {@code true} or {@code false}, and also {@code 1}, {@code 0}, {@code "on"}, {@code "off"}, as real wearables send it. A
 * number may stand in quotes; {@code "HI"} and {@code "LO"} are a vital sign beyond what the sensor can measure. A
 * reading that cannot be understood is refused alone, its neighbours are kept; a call for help is never only refused (see
 * {@link CallRescue}).
 */
public final class NativeJsonDriver implements Driver {
    /** Most readings taken from one message: a wearable that was out of reach for a quarter of an hour. */
    public static final int MAX_READINGS = 1_000;
    /** Deepest nesting, the array and the reading counted: what a reading may hold beside its own fields. */
    public static final int MAX_DEPTH = 4;

    @Override
    public String name() {
        return "native";
    }

    @Override
    public Decoded decode(RawMessage message) {
        if (message.payload().length > RawMessage.MAX_PAYLOAD) {
            return Decoded.rejected(
                    Reason.TOO_LARGE, "a message has at most " + RawMessage.MAX_PAYLOAD + " bytes: send less at once");
        }
        Batch batch = new Batch(message);
        try (JsonParser parser = PayloadJson.parser(message.payload())) {
            readMessage(parser, batch);
        } catch (IOException notJson) {
            batch.cutShort();
        }
        batch.searchRubble(message.payload());
        return batch.decoded();
    }

    private static void readMessage(JsonParser parser, Batch batch) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                readElement(parser, batch, 2);
            }
        } else if (first != null) {
            readElement(parser, batch, 1);
        }
        if (parser.nextToken() != null) {
            batch.refuse(Reason.MALFORMED, "something follows the message: send one object, or an array of objects");
        }
    }

    private static void readElement(JsonParser parser, Batch batch, int depth) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            DraftReader.read(parser, depth, batch.begin());
            batch.finish();
        } else {
            parser.skipChildren();
            batch.skipped();
        }
    }
}
