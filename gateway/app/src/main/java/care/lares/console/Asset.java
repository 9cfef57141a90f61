// SPDX-License-Identifier: Apache-2.0
package care.lares.console;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;

/**
 * A file as it is served.
 *
 * @param type its content type
 * @param immutable whether its address changes when its bytes do, so that a browser need not ask again
 */
record Asset(Buffer bytes, String type, boolean immutable) {
    /** Every kind of file there is; others are not served. */
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    static Asset of(String name, byte[] bytes, boolean immutable) {
        String type = type(name).orElseThrow(() -> new IllegalArgumentException("no content type for " + name));
        return new Asset(Buffer.buffer(bytes), type, immutable);
    }

    /** The content type by the name's end; empty for a kind of file that is not served. */
    static Optional<String> type(String name) {
        return Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
    }
}
