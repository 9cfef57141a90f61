// SPDX-License-Identifier: Apache-2.0
package care.lares.driver;

import care.lares.domain.Quality;
import care.lares.domain.SentValue;
import care.lares.domain.Value;
import java.util.Optional;
import java.util.Set;

/** What the {@code value} and {@code unit} of a reading mean. */
public sealed interface Understood {
    /**
     * A value in the unit of its kind.
     *
     * @param quality what its sender or its range says about it
     * @param sent as it was sent, when it was changed
     */
    record Good(Value value, Set<Quality> quality, Optional<SentValue> sent) implements Understood {
        /** A value as it was sent, with nothing to know about it. */
        public static Good of(Value value) {
            return new Good(value, Set.of(), Optional.empty());
        }
    }

    /**
     * No value of this kind.
     *
     * @param detail what is accepted
     */
    record Bad(Reason reason, String detail) implements Understood {}
}
