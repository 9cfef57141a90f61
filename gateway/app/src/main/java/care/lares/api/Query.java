// SPDX-License-Identifier: Apache-2.0
package care.lares.api;

import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The part of an address behind the question mark, each parameter known and given at most once. */
public final class Query {
    /** Items of a list unless the caller says otherwise. */
    public static final int DEFAULT_LIMIT = 100;
    /** Most items of one answer: about 300 kB of readings. */
    public static final int MAX_LIMIT = 1_000;

    private final MultiMap parameters;

    private Query(MultiMap parameters) {
        this.parameters = parameters;
    }

    /**
     * Checks the names.
     *
     * @throws Refused when one is not known or given twice
     */
    static Query of(MultiMap parameters, Set<String> known) {
        for (String name : parameters.names()) {
            if (!known.contains(name)) {
                throw new Refused(Problem.badRequest("there is no parameter '" + shortened(name) + "' here; "
                        + (known.isEmpty() ? "there is none at all" : "there are " + sorted(known))));
            }
            if (parameters.getAll(name).size() > 1) {
                throw new Refused(Problem.badRequest("give '" + name + "' once"));
            }
        }
        return new Query(parameters);
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }

    private static String shortened(String text) {
        int most = 40;
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    /** A parameter as it was given. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /**
     * A parameter with a form.
     *
     * @param form refuses what does not fit with an {@link IllegalArgumentException} whose message says what does
     */
    public <T> Optional<T> of(String name, Function<String, T> form) {
        return text(name).map(value -> {
            try {
                return form.apply(value);
            } catch (IllegalArgumentException e) {
                throw new Refused(Problem.badRequest(name + ": " + e.getMessage()));
            }
        });
    }

    /** A time, RFC 3339. */
    public Optional<Instant> time(String name) {
        return of(name, value -> {
            try {
                // A plus sign that nobody encoded arrives as a space.
                return OffsetDateTime.parse(value.replace(' ', '+')).toInstant();
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("must be a time such as 2026-11-21T08:00:00Z", e);
            }
        });
    }

    /** One of some words. */
    public Optional<String> word(String name, List<String> words) {
        return of(name, value -> {
            if (!words.contains(value)) {
                throw new IllegalArgumentException("must be one of " + String.join(", ", words));
            }
            return value;
        });
    }

    /** How many items to answer. */
    public int limit() {
        return of("limit", value -> {
                    if (!value.matches("[0-9]{1,4}")
                            || Integer.parseInt(value) < 1
                            || Integer.parseInt(value) > MAX_LIMIT) {
                        throw new IllegalArgumentException("must be 1 to " + MAX_LIMIT);
                    }
                    return Integer.parseInt(value);
                })
                .orElse(DEFAULT_LIMIT);
    }

    /** Where the page before ended: the text given to {@link Cursor#of} for this list. */
    public Optional<String> after(String list) {
        return of("after", value -> Cursor.read(list, value));
    }

    /** The same, for a list that is ordered by a number. */
    Optional<Long> numberAfter(String list) {
        return of("after", value -> {
            String place = Cursor.read(list, value);
            if (!place.matches("[0-9]{1,18}")) {
                throw new IllegalArgumentException("must be the 'next' of a page of this list");
            }
            return Long.parseLong(place);
        });
    }
}
