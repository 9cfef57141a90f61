// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * What is found at an address, and what names it.
 *
 * @param json as it is shown
 * @param tag names it, and what of it can be set
 */
public record Content(Buffer json, ETag tag) {
    /** What can be set as it is shown. */
    public static Content of(JsonObject shown) {
        Buffer json = shown.toBuffer();
        return new Content(json, ETag.of(json));
    }

    /**
     * Shown with what nobody sets, or without what can be set.
     *
     * @param settable what a PUT replaces: whoever saw it as it is may do so
     */
    public static Content of(JsonObject shown, JsonObject settable) {
        Buffer json = shown.toBuffer();
        return new Content(json, ETag.of(settable, json));
    }
}
