// SPDX-License-Identifier: Apache-2.0
package care.lares.journal;

import care.lares.domain.ConsentId;
import care.lares.domain.Purpose;
import care.lares.domain.RecipientId;
import care.lares.domain.ResidentId;
import java.time.Instant;
import java.util.Optional;

/** A resident, or who decides for them, lets somebody outside have data, or no longer. */
public sealed interface ConsentEntry extends Entry {
    /** Which consent. */
    ConsentId consent();

    /** Whose data. */
    ResidentId resident();

    /** Who may have them. */
    RecipientId recipient();

    /** Who wrote it down. */
    String by();

    @Override
    default Subject subject() {
        return Subject.of(resident());
    }

    @Override
    default EntryClass entryClass() {
        return EntryClass.EVIDENCE;
    }

    /** Forced at once: what was withdrawn must be so after a power cut, too. */
    @Override
    default boolean urgent() {
        return true;
    }

    /**
     * A consent was given, or given anew in another form.
     *
     * @param at when
     * @param consent which one
     * @param resident whose data
     * @param recipient who may have them
     * @param purpose what for
     * @param named whether with the name; without, under a pseudonym
     * @param until when it ends by itself; empty: not before it is withdrawn
     * @param by who wrote it down
     */
    record ConsentGiven(
            Instant at,
            ConsentId consent,
            ResidentId resident,
            RecipientId recipient,
            Purpose purpose,
            boolean named,
            Optional<Instant> until,
            String by)
            implements ConsentEntry {
        /** Whether it has not run out by then. */
        public boolean isValid(Instant now) {
            return until.isEmpty() || now.isBefore(until.get());
        }
    }

    /**
     * A consent was withdrawn.
     *
     * @param at when
     * @param consent which one
     * @param resident whose data
     * @param recipient who may have them no longer
     * @param reason why, in words; may be empty
     * @param by who wrote it down
     */
    record ConsentWithdrawn(
            Instant at, ConsentId consent, ResidentId resident, RecipientId recipient, String reason, String by)
            implements ConsentEntry {}
}
