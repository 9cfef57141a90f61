// SPDX-License-Identifier: Apache-2.0
package care.lares.ingest.http;

import care.lares.driver.Decoded;
import care.lares.driver.Driver;
import care.lares.driver.RawMessage;

/**
 * Reads bodies whose type says nothing of what they are: native JSON, or SenML where only that makes sense.
 *
 * @param nativeJson the first guess; what neither understands is refused in its words
 * @param senml the second
 */
public record Untyped(Driver nativeJson, Driver senml) implements Driver {
    @Override
    public String name() {
        return nativeJson.name();
    }

    @Override
    public Decoded decode(RawMessage message) {
        Decoded first = nativeJson.decode(message);
        if (!first.readings().isEmpty()) {
            return first;
        }
        Decoded second = senml.decode(message);
        return second.readings().isEmpty() ? first : second;
    }
}
