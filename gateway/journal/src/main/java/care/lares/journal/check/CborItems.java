// SPDX-License-Identifier: Apache-2.0
package care.lares.journal.check;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Items of an entry's body as plain values: numbers, texts, flags, byte strings, lists; an empty Optional for null. */
final class CborItems {
    private static final CBORFactory CBOR = new CBORFactory();
    /** First byte of an array, the number of its items in the lower bits. */
    private static final int ARRAY = 0x80;
    /** First byte of a number from 24 to 255. */
    private static final byte ONE_BYTE_FOLLOWS = 24;

    private CborItems() {}

    /** The items of a body, which {@link CborCursor} has found to be deterministic. */
    static List<Object> of(byte[] body) throws RefusedException {
        try (JsonParser in = CBOR.createParser(body)) {
            RefusedException.unless(in.nextToken() == JsonToken.START_ARRAY, "entry is not an array");
            return list(in);
        } catch (IOException e) {
            throw new RefusedException("entry cannot be read", e);
        }
    }

    /**
     * The items of a body, if it is of this type.
     *
     * @param type the first item
     * @param count how many items there are, at most 23
     */
    static Optional<List<Object>> of(byte[] body, int type, int count) throws RefusedException {
        boolean small = type < ONE_BYTE_FOLLOWS;
        byte[] head = small
                ? new byte[] {(byte) (ARRAY | count), (byte) type}
                : new byte[] {(byte) (ARRAY | count), ONE_BYTE_FOLLOWS, (byte) type};
        boolean is = body.length > head.length && Arrays.equals(body, 0, head.length, head, 0, head.length);
        return is ? Optional.of(of(body)) : Optional.empty();
    }

    private static List<Object> list(JsonParser in) throws IOException, RefusedException {
        List<Object> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            items.add(item(in));
        }
        return items;
    }

    private static Object item(JsonParser in) throws IOException, RefusedException {
        return switch (in.currentToken()) {
            case START_ARRAY -> list(in);
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT -> in.getNumberValue();
            case VALUE_NUMBER_FLOAT -> in.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Optional.empty();
            case VALUE_EMBEDDED_OBJECT -> in.getBinaryValue();
            default -> throw new RefusedException("entry holds an item that is not used");
        };
    }
}
