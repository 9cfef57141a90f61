// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import java.util.List;
import java.util.Optional;

/**
 * Part of a list.
 *
 * @param items in the list's order
 * @param next opaque cursor behind the last item, to be given back as {@code after}; empty when nothing follows
 * @param index what the answer is worth
 */
public record Page<T>(List<T> items, Optional<String> next, IndexStatus index) {
    /** Items in a page unless asked otherwise. */
    public static final int DEFAULT_LIMIT = 100;
    /** Most items in a page: a thousand readings are 300 kB of JSON and 1 MB of heap. */
    public static final int MAX_LIMIT = 1000;

    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }

    static void checkLimit(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be between 1 and " + MAX_LIMIT);
        }
    }
}
