// SPDX-License-Identifier: Apache-2.0
package care.lares.driver.zigbee2mqtt;

import care.lares.driver.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be seen of a state that is no JSON: whatever looks like a key and its value, wherever it stands. */
final class Rubble {
    /** A key and a value, however both are quoted; a value that is an object or an array is none. */
    private static final Pattern PAIR = Pattern.compile("(?<![\\w\\\\])['\"]?(\\w{1," + KeyNames.MAX_LENGTH
            + "})['\"]?\\s{0,8}:\\s{0,8}(?:\"([^\"\\\\{}]{0,64})\"|'([^'\\\\{}]{0,64})'|([\\w.+-]{1,32}))");

    private Rubble() {}

    /** The values by their keys, nulls left out; of a key that stands there more than once the first. */
    static Map<String, Scalar> values(byte[] payload) {
        Map<String, Scalar> values = new LinkedHashMap<>();
        Matcher pair = PAIR.matcher(new String(payload, StandardCharsets.ISO_8859_1));
        while (pair.find() && values.size() < StatePayload.MAX_KEYS) {
            Scalar value = value(pair);
            if (!value.isMissing()) {
                values.putIfAbsent(pair.group(1), value);
            }
        }
        return values;
    }

    private static Scalar value(Matcher pair) {
        String quoted = pair.group(2) == null ? pair.group(3) : pair.group(2);
        return quoted == null ? StatePayload.single(pair.group(4)) : new Scalar(Scalar.Form.TEXT, quoted);
    }
}
