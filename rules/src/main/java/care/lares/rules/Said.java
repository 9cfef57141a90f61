// SPDX-License-Identifier: Apache-2.0
package care.lares.rules;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Something said, in no language yet: which phrase, and the facts that fill it.
 *
 * @param phrase what is said
 * @param facts in the order of the phrase's places: texts and numbers as they are, {@link java.time.Duration},
 *     {@link When}, {@link care.lares.domain.Kind}, or something said itself
 */
public record Said(Phrase phrase, List<Object> facts) {
    /** Copies the facts. */
    public Said {
        facts = List.copyOf(facts);
    }

    /** A time in a text. */
    public sealed interface When {
        /** As the clock on the wall shows it: {@code 02:13}. */
        record Clock(Instant at) implements When {}

        /** With its day. */
        record Day(Instant at) implements When {}

        /** The day alone. */
        record Date(Instant at) implements When {}

        /** With its day of the week, by a clock of its own. */
        record Weekday(Instant at, ZoneId zone) implements When {}

        /** From a time to a later one; with the days where they differ. */
        record Span(Instant from, Instant to) implements When {}
    }
}
