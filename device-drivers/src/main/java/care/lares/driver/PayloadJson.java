// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;

/** JSON as devices write it: read piece by piece, so that what is odd is refused alone and not with its neighbours. */
public final class PayloadJson {
    /** Nesting at which the rest of a message is not even looked at: nobody gets there by mistake. */
    public static final int HOSTILE_DEPTH = 64;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // refused alone, not with the whole message
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(HOSTILE_DEPTH)
                    .maxNumberLength(RawMessage.MAX_PAYLOAD) // bounded by Decimals, value by value
                    .maxNameLength(RawMessage.MAX_PAYLOAD)
                    .build())
            .build();

    private PayloadJson() {}

    /** Reads a payload from its beginning; the zero bytes with which C programs end their strings do not belong to it. */
    public static JsonParser parser(byte[] payload) throws IOException {
        int length = payload.length;
        while (length > 0 && payload[length - 1] == 0) {
            length--;
        }
        return JSON.createParser(payload, 0, length);
    }

    /**
     * The value that begins with a token; an object or an array is passed over.
     *
     * @param token where the parser stands
     */
    public static Scalar scalar(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_TRUE -> Scalar.TRUE;
            case VALUE_FALSE -> Scalar.FALSE;
            case VALUE_NULL -> Scalar.NULL;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Scalar(Scalar.Form.NUMBER, parser.getText());
            case VALUE_STRING ->
                parser.getTextLength() > Scalar.MAX_TEXT
                        ? Scalar.LONG_TEXT
                        : new Scalar(Scalar.Form.TEXT, parser.getText());
            default -> {
                parser.skipChildren();
                yield Scalar.STRUCTURE;
            }
        };
    }
}
