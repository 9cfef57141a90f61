// SPDX-License-Identifier: Apache-2.0
package care.lares.rules.presence;

import care.lares.rules.Words;
import java.time.Instant;
import java.util.OptionalLong;

/** What a look at somebody's day says about one thing. */
sealed interface Look {
    /** It is not so, or nothing here could tell. */
    Look CLEAR = new Clear();

    /** Nothing speaks for a change. */
    Look AS_BEFORE = new AsBefore();

    /**
     * It is so.
     *
     * @param since when it began, by the wall's clock
     * @param words what is said of it
     * @param evidence the reading behind it, if the log has one
     */
    record Holds(Instant since, Words words, OptionalLong evidence) implements Look {}

    /** It is not so. */
    record Clear() implements Look {}

    /** It is as it was. */
    record AsBefore() implements Look {}
}
