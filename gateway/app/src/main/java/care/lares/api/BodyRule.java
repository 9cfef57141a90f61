// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import java.util.Set;

/**
 * What body a route takes.
 *
 * @param maxBytes the largest
 * @param types accepted media types, lower case, without parameters
 */
public record BodyRule(int maxBytes, Set<String> types) {
    /** Largest body of a request about one thing, in bytes: ids have 64 characters, texts some hundreds. */
    public static final int MAX_OBJECT = 16 * 1024;
    /** One JSON object about one thing. */
    public static final BodyRule JSON_OBJECT = new BodyRule(MAX_OBJECT, Set.of("application/json"));

    /** Copies the types. */
    public BodyRule {
        types = Set.copyOf(types);
    }
}
