// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.AlarmId;
import care.lares.domain.PersonId;
import java.time.Instant;
import java.util.Set;

/** Who is on duty at a console: how they prove it, and that they have taken the house over. */
public sealed interface DutyEntry extends Entry {
    /** Who. */
    PersonId person();

    @Override
    default Subject subject() {
        return Subject.of(person());
    }

    @Override
    default EntryClass entryClass() {
        return EntryClass.EVIDENCE;
    }

    /** Somebody stands before a console and waits for it. */
    @Override
    default boolean urgent() {
        return true;
    }

    /**
     * A person was given a PIN, or has none any more.
     *
     * @param at when
     * @param person whose
     * @param sealed salt and slow hash, sealed under a key of the box, in lower-case hexadecimal: a PIN has too few
     *     digits for its hash to be told to anybody; empty: none any more
     * @param by who decided it
     */
    record PinSet(Instant at, PersonId person, String sealed, String by) implements DutyEntry {}

    /**
     * Somebody has read how the house stands and answers for it from now on.
     *
     * @param at when
     * @param person who
     * @param open the alarms that were open then
     * @param note what the one who goes wants known; may be empty
     * @param by at which console
     */
    record TookOver(Instant at, PersonId person, Set<AlarmId> open, String note, String by) implements DutyEntry {
        /** Longest note in characters. */
        public static final int MAX_NOTE = 1_000;

        /** Copies the alarms. */
        public TookOver {
            open = Set.copyOf(open);
        }
    }
}
