// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items each in JSON
 * @param next where the next page begins; empty when this is the last
 * @param index how complete the answer is, such as {@code complete}
 * @param givenUp what was given up of the list, in JSON; empty where that is not said
 */
public record Listing(List<Buffer> items, Optional<String> next, String index, Optional<Buffer> givenUp) {
    /** Of lists kept in memory, which are never behind. */
    public static final String COMPLETE = "complete";

    /** Copies the items. */
    public Listing {
        items = List.copyOf(items);
    }

    /** Of a list of which nothing is ever given up. */
    public Listing(List<Buffer> items, Optional<String> next, String index) {
        this(items, next, index, Optional.empty());
    }

    /** The same, with what was given up of the list. */
    Listing without(Buffer gone) {
        return new Listing(items, next, index, Optional.of(gone));
    }

    /**
     * A page of a list in memory that is ordered by its key.
     *
     * @param list the list's name, for its cursor
     * @param all the whole list in order
     */
    public static <T> Listing of(
            String list, Collection<? extends T> all, Query query, Function<T, String> key, Function<T, Buffer> json) {
        Optional<String> after = query.after(list);
        int limit = query.limit();
        List<T> rest = all.stream()
                .<T>map(item -> item)
                .filter(item -> after.isEmpty() || key.apply(item).compareTo(after.get()) > 0)
                .limit(limit + 1L)
                .toList();
        Cut<T> cut = Cut.of(list, rest, limit, key);
        return new Listing(cut.shown().stream().map(json).toList(), cut.next(), COMPLETE);
    }

    /**
     * The beginning of what is left of a list.
     *
     * @param shown what goes on the page
     * @param next where the next page begins; empty when this is the last
     */
    record Cut<T>(List<T> shown, Optional<String> next) {
        /** Cuts after so many; the key of the last one is where the next page goes on. */
        static <T> Cut<T> of(String list, List<T> rest, int limit, Function<T, String> key) {
            List<T> shown = rest.subList(0, Math.min(limit, rest.size()));
            return new Cut<>(
                    shown,
                    rest.size() > limit
                            ? Optional.of(Cursor.of(list, key.apply(shown.get(limit - 1))))
                            : Optional.empty());
        }
    }

    /** What is never so long that it needs pages. */
    static Buffer itemsOnly(List<Buffer> items) {
        return items(items).appendString("}");
    }

    Buffer json() {
        Buffer json = items(items)
                .appendString(",\"next\":")
                .appendString(next.map(Json::encode).orElse("null"))
                .appendString(",\"index\":")
                .appendString(Json.encode(index));
        givenUp.ifPresent(gone -> json.appendString(",\"givenUp\":").appendBuffer(gone));
        return json.appendString("}");
    }

    private static Buffer items(List<Buffer> items) {
        Buffer json = Buffer.buffer("{\"items\":[");
        String comma = "";
        for (Buffer item : items) {
            json.appendString(comma).appendBuffer(item);
            comma = ",";
        }
        return json.appendString("]");
    }
}
