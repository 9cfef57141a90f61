// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.nativejson;

import care.lares.driver.PayloadJson;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads one object from a stream of tokens. */
final class DraftReader {
    private DraftReader() {}

    /**
     * Fills a draft; afterwards the parser stands on the object's end.
     *
     * @param depth how deep the object itself is: 1 at the top
     */
    static void read(JsonParser parser, int depth, Draft draft) throws IOException {
        String name = parser.nextFieldName();
        while (name != null) {
            JsonToken token = parser.nextToken();
            if (token.isStructStart() && !skip(parser, depth)) {
                draft.fault = "nested deeper than " + NativeJsonDriver.MAX_DEPTH + " levels";
            }
            draft.put(name, PayloadJson.scalar(parser, token));
            name = parser.nextFieldName();
        }
    }

    /** Skips an object or array; says whether it kept within {@link NativeJsonDriver#MAX_DEPTH}. */
    private static boolean skip(JsonParser parser, int outer) throws IOException {
        int depth = outer + 1;
        int deepest = depth;
        while (depth > outer) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return true; // cut short: the parser has said so, or will
            }
            if (token.isStructStart()) {
                depth++;
                deepest = Math.max(deepest, depth);
            } else if (token.isStructEnd()) {
                depth--;
            }
        }
        return deepest <= NativeJsonDriver.MAX_DEPTH;
    }
}
