// SPDX-License-Identifier: Apache-2.0
package care.lares.domain.tuning;

import care.lares.domain.Assignment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What somebody makes of what is set: made once for each scope that occurs, and not at each reading. For several threads.
 *
 * @param <T> what is made of it
 */
public final class Scoped<T> {
    private final Tuning tuning;
    private final Function<Tuned, T> make;
    private final T site;
    private final Map<Assignment, T> made = new ConcurrentHashMap<>();

    private Scoped(Tuning tuning, Function<Tuned, T> make) {
        this.tuning = tuning;
        this.make = make;
        this.site = make.apply(tuning.of(Assignment.NONE));
    }

    /** One for each scope. */
    public static <T> Scoped<T> of(Tuning tuning, Function<Tuned, T> make) {
        return new Scoped<>(tuning, make);
    }

    /** The same everywhere. */
    public static <T> Scoped<T> everywhere(T one) {
        return new Scoped<>(Tuning.USUAL, usual -> one);
    }

    /** What holds for what serves this person in this place. */
    public T of(Assignment assignment) {
        if (tuning.places().isEmpty() && tuning.residents().isEmpty()) {
            return site;
        }
        Assignment scope = new Assignment(
                assignment.resident().filter(tuning.residents()::containsKey),
                assignment.place().filter(tuning.places()::containsKey));
        return scope.equals(Assignment.NONE) ? site : made.computeIfAbsent(scope, one -> make.apply(tuning.of(one)));
    }
}
